import type { ReactNode } from 'react';
import { useMainElement } from './inside-main.ts';
import { Logo } from './logo.tsx';
import styles from './message-page.module.css';
import { usePageTitle } from './page-title.ts';

/** A page that has one thing to say: what happened, and where to go from here. */
export function MessagePage({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  usePageTitle(title);
  const Main = useMainElement();
  return (
    <Main className={styles['page']}>
      <Logo size={32} />
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </Main>
  );
}
