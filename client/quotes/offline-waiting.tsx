import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../api/queries.ts';
import { Money } from '../ui/money.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './home.module.css';
import { useFirst } from './use-first.tsx';

/** Acceptances on paper that count once I have confirmed them. Stays away until it is known that there are any. */
export function OfflineWaiting() {
  const { t } = useTranslation('quotes');
  const { data } = useQuery(query('listWaitingOffline', {}));
  const waiting = data?.waiting ?? [];
  const { first, more } = useFirst(waiting);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="offline">
      <header className={styles['head']}>
        <h2 id="offline">{t('home.offline')}</h2>
      </header>
      <ul className={styles['cards']}>
        {first.map(({ quoteId, version, customerName, title, amount, currency, recordedBy, recordedAt }) => (
          <li key={quoteId} className={`card ${styles['quote']}`}>
            <span className={styles['stage']}>{t('home.records', { name: recordedBy })}</span>
            <Link
              to="/quotes/$quoteId/versions/$number"
              params={{ quoteId, number: String(version) }}
              className={styles['customer'] ?? ''}
            >
              {customerName}
            </Link>
            <span className={styles['subject']}>{title}</span>
            <span className={`num ${styles['amount']}`}>
              <Money amount={amount} currency={currency} />
            </span>
            <span className={styles['subject']}>
              <RelativeTime at={recordedAt} />
            </span>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
