import type { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';

interface BannerProps {
  tone?: 'amber' | 'green' | 'pine' | 'red';
  icon: typeof IconLock;
  actions?: ReactNode;
  children: ReactNode;
}

/** One line about the whole paper, with what can be done about it. */
export function Banner({ tone, icon: Icon, actions, children }: BannerProps) {
  return (
    <div className={`${styles['banner']} ${tone ? styles[tone] : ''}`}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div className={styles['text']}>{children}</div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
