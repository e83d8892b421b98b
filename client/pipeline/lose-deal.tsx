import type { Deal } from '#shared/protocol/pipeline-api.ts';
import { LossForm } from '../negotiation/loss-form.tsx';
import { suggestedLoss } from '../negotiation/loss-values.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';

/** Why it was lost, beginning with what the customer said where they have said no. It loses nothing by itself. */
export function LoseDeal({ deal, onDone }: { deal: Deal; onDone: () => void }) {
  const { t } = useTranslation('pipeline');
  const { quoteId, today, currency, isOffered, suggestedLoss: suggested } = deal;
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
