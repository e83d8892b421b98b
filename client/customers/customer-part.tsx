import { type ReactNode, useId } from 'react';
import styles from './customers.module.css';

interface CustomerPartProps {
  title: string;
  /** Beside the heading, quieter. */
  note?: ReactNode;
  children: ReactNode;
}

/** One part of a customer's page, under its heading. */
export function CustomerPart({ title, note, children }: CustomerPartProps) {
  const id = useId();
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {note && <span className={styles['quiet']}>{note}</span>}
      </div>
      {children}
    </section>
  );
}
