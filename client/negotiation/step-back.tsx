import { useState } from 'react';
import controls from '../quote-room/controls.module.css';
import { later } from '../ui/later.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { withKit } from '../ui/with-kit.ts';
import { withTexts } from '../ui/with-texts.ts';
import styles from './negotiation.module.css';
import { useMayStepBack } from './use-may-step-back.ts';

const StepBackForm = later(() =>
  withTexts(
    'sent',
    withKit(async () => (await import('./step-back-form.tsx')).StepBackForm),
  ),
);

/** The same, drawn up from the bottom edge of a phone. */
export const StepBackSheet = later(
  () =>
    withTexts(
      'sent',
      withKit(async () => (await import('./step-back-sheet.tsx')).StepBackSheet),
    ),
  () => null,
);

/** For a buyer, under the way to an offer: that they want none now. It is there, and presses nobody. */
export function StepBack() {
  const { t } = useTranslation('quoteRoom');
  const [isAsking, setAsking] = useState(false);
  if (!useMayStepBack()) return null;
  return (
    <div className={styles['stepBack']}>
      <button
        type="button"
        className={`${controls['button']} ${controls['quiet']}`}
        aria-expanded={isAsking}
        onClick={() => setAsking(!isAsking)}
      >
        {t('offering.stepBack')}
      </button>
      {isAsking && <StepBackForm onDone={() => setAsking(false)} />}
    </div>
  );
}
