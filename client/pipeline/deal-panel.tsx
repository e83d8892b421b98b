import { type ReactNode, useId } from 'react';
import styles from './deal.module.css';

/** One part of a deal's page, under its heading. */
export function DealPanel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`card ${styles['panel']}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
