import type { DeliveryView } from '#shared/protocol/deliveries.ts';
import { useCommand } from '../api/queries.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { BusyButton } from '../ui/busy-button.tsx';
import { timeOf } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './delivery.module.css';

const tones: Readonly<Record<DeliveryView['state'], Tone>> = {
  waiting: 'amber',
  delivered: 'neutral',
  failed: 'red',
  cancelled: 'outline',
};

interface DeliveryLineProps {
  quoteId: string;
  delivery: DeliveryView;
  /** Whether mail goes out at all; otherwise trying again would change nothing. */
  isSending: boolean;
}

export function DeliveryLine({ quoteId, delivery, isSending }: DeliveryLineProps) {
  const { t } = useTranslation('mail');
  const retry = useCommand('retryDelivery');
  const { id, topic, name, email, state, settledAt, failure, failureDetail } = delivery;
  const what = t(`deliveries.topic.${topic}`);
  // Whoever called it spam is not sent it again.
  const isToRetry =
    (state === 'failed' && failure !== 'complained') || (state === 'waiting' && failure !== null);
  return (
    <li className={styles['line']}>
      <p className={styles['what']}>
        {what}
        <span className={styles['who']}>{name}</span>
        <span className={styles['who']}>{email}</span>
      </p>
      <p className={styles['state']}>
        <Badge tone={tones[state]}>{t(`deliveries.${state}`)}</Badge>
        {settledAt !== null && <RelativeTime at={settledAt} />}
        {state === 'waiting' && failure !== null && isSending && <NextTry at={delivery.dueAt} />}
      </p>
      {failure !== null && state !== 'delivered' && (
        <p className={styles['failure']}>
          {t(`deliveries.failure.${failure}`)}
          {failureDetail !== null && <q className={styles['detail']}>{failureDetail}</q>}
        </p>
      )}
      {isToRetry && isSending && (
        <BusyButton
          size="xs"
          variant="default"
          className={styles['retry'] ?? ''}
          isBusy={retry.isPending}
          aria-label={t('deliveries.retryFor', { topic: what, name })}
          onClick={() => retry.mutate({ params: { quoteId, deliveryId: id } })}
        >
          {t('deliveries.retry')}
        </BusyButton>
      )}
      {retry.isError && <ProblemNotice error={retry.error} />}
    </li>
  );
}

function NextTry({ at }: { at: number }) {
  const { t } = useTranslation('mail');
  const language = useLanguage();
  return <span>{t('deliveries.retrying', { when: timeOf(at, language) })}</span>;
}
