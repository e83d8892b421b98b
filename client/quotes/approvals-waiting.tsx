import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../api/queries.ts';
import { Money } from '../ui/money.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './home.module.css';
import { useFirst } from './use-first.tsx';

/** Quotes that cannot be sent before I have said yes or no. Stays away until it is known that there are any. */
export function ApprovalsWaiting() {
  const { t } = useTranslation('quotes');
  const approvals = useQuery(query('listApprovals', {}));
  const waiting = approvals.data?.waiting ?? [];
  const { first, more } = useFirst(waiting);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="approvals">
      <header className={styles['head']}>
        <h2 id="approvals">{t('home.approvals')}</h2>
      </header>
      <ul className={styles['cards']}>
        {first.map(({ quoteId, customerName, title, amount, currency, requestedBy, requestedAt, note }) => (
          <li key={quoteId} className={`card ${styles['quote']}`}>
            <span className={styles['stage']}>{t('home.asks', { name: requestedBy })}</span>
            <Link to="/quotes/$quoteId" params={{ quoteId }} className={styles['customer'] ?? ''}>
              {customerName}
            </Link>
            <span className={styles['subject']}>{title}</span>
            <span className={`num ${styles['amount']}`}>
              {amount === null ? t('notPriced') : <Money amount={amount} currency={currency} />}
            </span>
            {note && <span className={styles['subject']}>{note}</span>}
            <span className={styles['subject']}>
              <RelativeTime at={requestedAt} />
            </span>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
