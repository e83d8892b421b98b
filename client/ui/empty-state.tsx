import type { ReactNode } from 'react';
import styles from './notices.module.css';

/** Says why there is nothing, and offers the way to the first one. */
export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p className={styles['emptyTitle']}>{title}</p>
      {text && <p className={styles['emptyText']}>{text}</p>}
      {action && <div className={styles['emptyAction']}>{action}</div>}
    </div>
  );
}
