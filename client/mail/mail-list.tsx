import { Link } from '@tanstack/react-router';
import type { MailSummary } from '#shared/protocol/deliveries.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './mail.module.css';

interface MailListProps {
  mails: readonly MailSummary[];
  /** The one that is read. */
  chosen: string | undefined;
}

export function MailList({ mails, chosen }: MailListProps) {
  const { t } = useTranslation('mail');
  return (
    <nav aria-label={t('list')} className={styles['list']}>
      <ul>
        {mails.map(({ id, subject, toName, toEmail, sentAt }) => (
          <li key={id}>
            <Link
              to="/mail"
              search={{ id }}
              className={styles['item'] ?? ''}
              aria-current={id === chosen ? 'true' : undefined}
            >
              <span className={styles['subject']}>{subject}</span>
              <span className={styles['meta']}>
                <span className={styles['who']} title={toEmail}>
                  {t('to', { name: toName })}
                </span>
                <RelativeTime at={sentAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
