import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries.ts';
import styles from '../mail/delivery.module.css';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useTranslation } from '../ui/use-translation.ts';

/** For the seller: who at the customer has had a version before their eyes, and when last. */
export function SeenBy({ quoteId, number }: { quoteId: string; number: number }) {
  const { t } = useTranslation('quotes');
  const { data } = useQuery(query('getOpened', { params: { quoteId, number } }));
  if (!data) return null;
  return (
    <section className={styles['section']} aria-labelledby="seen-by">
      <h2 id="seen-by" className={styles['title']}>
        {t('seen.title')}
      </h2>
      {data.seen.length > 0 && (
        <ul className={styles['list']}>
          {data.seen.map(({ name, at }) => (
            <li key={`${name} ${at}`} className={styles['line']}>
              <p className={styles['what']}>{name}</p>
              <p className={styles['state']}>
                <RelativeTime at={at} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className={styles['none']}>{t(data.seen.length > 0 ? 'seen.help' : 'seen.none')}</p>
    </section>
  );
}
