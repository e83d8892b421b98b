import { useState } from 'react';
import { isOpen } from '#shared/opportunity/stages.ts';
import controls from '../quote-room/controls.module.css';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { LossForm } from './loss-form.tsx';
import styles from './negotiation.module.css';

/** For the seller, under the paper: losing is a decision, and says why. */
export function CloseAsLost() {
  const { t } = useTranslation('negotiation');
  const { quoteId, quote } = useRoom();
  const [isAsking, setAsking] = useState(false);
  const currency = useSession((session) => session.content.terms.currency);
  const stage = quote.opportunity?.stage;
  if (!stage || !isOpen(stage) || !quote.commands.close) return null;
  if (isAsking) {
    const hasOffer = quote.versions.some(({ standing }) => standing === 'outstanding');
    const done = () => setAsking(false);
    return <LossForm {...{ quoteId, currency, hasOffer }} today={quote.today} onDone={done} />;
  }
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
