import { useQuery } from '@tanstack/react-query';
import type { MailState } from '#shared/protocol/deliveries.ts';
import { query } from '../api/queries.ts';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './delivery.module.css';
import { DeliveryLine } from './delivery-line.tsx';

/** How often it is asked while something waits, in milliseconds. */
const askEvery = 4_000;

const hindrances = { 'not-set-up': 'notSetUp', held: 'held', sending: null } as const satisfies Record<
  MailState,
  string | null
>;

/** For the seller: who was mailed about a version, and what became of it. */
export function DeliveryState({ quoteId, number }: { quoteId: string; number: number }) {
  const { t } = useTranslation('mail');
  const answer = useQuery({
    ...query('listDeliveries', { params: { quoteId, number } }),
    refetchInterval: ({ state }) =>
      state.data?.deliveries.some((delivery) => delivery.state === 'waiting') ? askEvery : false,
  });
  const hindrance = answer.data && hindrances[answer.data.mail];
  return (
    <section className={styles['section']} aria-labelledby="delivery-state">
      <h2 id="delivery-state" className={styles['title']}>
        {t('deliveries.title')}
      </h2>
      {answer.isError && <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <RowsSkeleton rows={2} />}
      {hindrance && <p className={styles['hindrance']}>{t(`deliveries.${hindrance}`)}</p>}
      {answer.data?.deliveries.length === 0 && <p className={styles['none']}>{t('deliveries.none')}</p>}
      {answer.data && answer.data.deliveries.length > 0 && (
        <ul className={styles['list']}>
          {answer.data.deliveries.map((delivery) => (
            <DeliveryLine
              key={delivery.id}
              quoteId={quoteId}
              delivery={delivery}
              isSending={answer.data.mail === 'sending'}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
