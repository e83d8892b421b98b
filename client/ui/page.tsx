import type { ReactNode } from 'react';
import styles from './page.module.css';
import { usePageTitle } from './page-title.ts';

interface PageProps {
  title: string;
  /** Stands to the right of the title. */
  actions?: ReactNode;
  /** Narrow pages are for reading and forms; wide ones for tables. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

/** A page inside the workspace: its one heading, its actions, its content. */
export function Page({ title, actions, width = 'wide', children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={`${styles['page']} ${styles[width]}`}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
