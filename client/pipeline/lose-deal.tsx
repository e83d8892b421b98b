import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import type { IsoDate } from '#shared/time.ts';
import { query } from '../api/queries.ts';
import { LossForm } from '../negotiation/loss-form.tsx';
import { suggestedLoss } from '../negotiation/loss-values.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './board.module.css';

interface LoseDealProps {
  deal: DealCard;
  /** The seller's day. */
  today: IsoDate;
  onDone: () => void;
}

/** Why it was lost, beginning with what the customer said where they have said no. It loses nothing by itself. */
export function LoseDeal({ deal, today, onDone }: LoseDealProps) {
  const { t } = useTranslation('pipeline');
  const { opportunityId, quoteId, currency, isOffered } = deal;
  const { data, error } = useQuery(query('getDeal', { params: { opportunityId } }));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return null;
  const suggested = data.suggestedLoss;
  return (
    <>
      {suggested && <p className={styles['help']}>{t('board.saidNo', { name: suggested.byName })}</p>}
      <LossForm
        {...{ quoteId, today, currency, onDone }}
        hasOffer={isOffered}
        {...(suggested && { first: suggestedLoss(suggested, today) })}
      />
    </>
  );
}
