import type { ReactNode } from 'react';
import styles from './page.module.css';
import { usePageTitle } from './page-title.ts';

interface PageProps {
  title: string;
  /** Stands beside the title, quieter: how much there is. */
  count?: ReactNode;
  /** Stands to the right of the title. */
  actions?: ReactNode;
  /** Narrow pages are for reading and forms; wide ones for tables. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

/** A page inside the workspace: its one heading, its actions, its content. */
export function Page({ title, count, actions, width = 'wide', children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={`${styles['page']} ${styles[width]}`}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        {count && <p className={styles['count']}>{count}</p>}
        {actions && <div className={`filters ${styles['actions']}`}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
