import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { query } from '../api/queries.ts';
import { DeliveryState } from '../mail/delivery-state.tsx';
import { acceptedOffer } from '../signing/accepted-offer.ts';
import { dayAndTime } from '../ui/dates.ts';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { FrozenPaper } from './frozen-paper.tsx';
import { FrozenTotals } from './frozen-totals.tsx';
import { SeenBy } from './seen-by.tsx';
import styles from './version.module.css';
import { SaidOfAll, VersionTalk } from './version-talk.tsx';

/** A sent version on the seller's table: as it was sent and, once it is accepted, as it was accepted. */
export function SentDesk({ quoteId, sent }: { quoteId: string; sent: EndpointAnswer<'getVersion'> }) {
  const { version, frozen } = sent;
  const { number } = version;
  const { data } = useQuery(query('getAnswer', { params: { quoteId, number } }));
  const answer = data?.answer;
  const accepted = useMemo(() => (answer ? acceptedOffer(frozen, answer) : null), [frozen, answer]);
  // Figures that were not accepted are not shown for a moment as if they had been.
  if (!answer && version.standing === 'accepted') {
    return (
      <div className="card">
        <RowsSkeleton rows={10} />
      </div>
    );
  }
  return (
    <div className={styles['desk']}>
      <div>
        {answer?.accepted && <AcceptedLine at={answer.accepted.at} />}
        <VersionTalk quoteId={quoteId} {...sent} {...accepted}>
          <FrozenPaper {...sent} {...accepted} isAccepted={accepted !== null} />
          <SaidOfAll content={frozen.content} />
        </VersionTalk>
      </div>
      <div className={styles['beside']}>
        <FrozenTotals {...sent} {...accepted} asSent={accepted && sent.priced} />
        <SeenBy quoteId={quoteId} number={number} />
        <DeliveryState quoteId={quoteId} number={number} />
      </div>
    </div>
  );
}

function AcceptedLine({ at }: { at: number }) {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  return (
    <p className={styles['accepted']}>
      <IconCircleCheck size={16} stroke={1.75} aria-hidden />
      {t('frozen.acceptedLine', { when: dayAndTime(at, language) })}
    </p>
  );
}
