import { useQuery } from '@tanstack/react-query';
import type { OpportunityId } from '#shared/ids.ts';
import type { Deal } from '#shared/protocol/pipeline-api.ts';
import { query } from '../api/queries.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { LossForm } from './loss-form.tsx';
import { suggestedLoss } from './loss-values.ts';
import styles from './negotiation.module.css';

/** Why it was lost, beginning with what the customer said where they have said no. It loses nothing by itself. */
export function LoseDeal({ deal, onDone }: { deal: Deal; onDone: () => void }) {
  const { t } = useTranslation('negotiation');
  const { quoteId, today, currency, isOffered, suggestedLoss: suggested } = deal;
  return (
    <>
      {suggested && <p className={styles['saidNo']}>{t('lose.saidNo', { name: suggested.byName })}</p>}
      <LossForm
        {...{ quoteId, today, currency, onDone }}
        hasOffer={isOffered}
        {...(suggested && { first: suggestedLoss(suggested, today) })}
      />
    </>
  );
}

/** The same where only the deal's id is known. */
export function LoseDealOf({ id, onDone }: { id: OpportunityId; onDone: () => void }) {
  const { data, error, isFetchedAfterMount } = useQuery({
    ...query('getDeal', { params: { opportunityId: id } }),
    staleTime: 0,
  });
  if (error) return <ProblemNotice error={error} />;
  // The form begins with what was said last, and not with what an earlier look at the deal has left.
  return data && isFetchedAfterMount ? <LoseDeal deal={data} onDone={onDone} /> : null;
}
