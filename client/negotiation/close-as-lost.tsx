import { useState } from 'react';
import { isOpen } from '#shared/opportunity/stages.ts';
import controls from '../quote-room/controls.module.css';
import { useRoom } from '../quote-room/room-context.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { LoseDealOf } from './lose-deal.tsx';
import styles from './negotiation.module.css';

/** For the seller, under the paper: losing is a decision, and says why. */
export function CloseAsLost() {
  const { t } = useTranslation('negotiation');
  const { quote } = useRoom();
  const [isAsking, setAsking] = useState(false);
  const { opportunity } = quote;
  if (!opportunity || !isOpen(opportunity.stage) || !quote.commands.close) return null;
  if (isAsking) return <LoseDealOf id={opportunity.id} onDone={() => setAsking(false)} />;
  return (
    <p className={styles['closer']}>
      <button
        type="button"
        className={`${controls['button']} ${controls['quiet']}`}
        onClick={() => setAsking(true)}
      >
        {t('lose.open')}
      </button>
    </p>
  );
}
