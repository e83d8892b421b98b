import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** amber: time and waiting. red: errors only. green: accepted. pine: a version. private: off the paper. */
export type Tone = 'neutral' | 'outline' | 'amber' | 'red' | 'green' | 'blue' | 'pine' | 'private';

/** A short word about the thing beside it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles['badge']} ${styles[tone]}`}>{children}</span>;
}
