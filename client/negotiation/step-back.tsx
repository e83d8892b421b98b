import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import controls from '../quote-room/controls.module.css';
import { wideRoom } from '../quote-room/widths.ts';
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

/** The same over what stands there. */
export const StepBackOver = later(
  () =>
    withTexts(
      'sent',
      withKit(async () => (await import('./step-back-over.tsx')).StepBackOver),
    ),
  () => null,
);

/** For a buyer, under the way to an offer: that they want none now. It is there, and presses nobody. */
export function StepBack() {
  const { t } = useTranslation('quoteRoom');
  const [isAsking, setAsking] = useState(false);
  // There the money has no room for a form; in the sheet of a narrow screen it has.
  const isWide = useMediaQuery(wideRoom, true, { getInitialValueInEffect: false });
  if (!useMayStepBack()) return null;
  const Form = isWide ? StepBackOver : StepBackForm;
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
      {isAsking && <Form onDone={() => setAsking(false)} />}
    </div>
  );
}
