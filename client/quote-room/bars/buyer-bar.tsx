import { IconDoorExit, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { ask } from '../../find/asked.ts';
import { StepBackOver } from '../../negotiation/step-back.tsx';
import { useMayStepBack } from '../../negotiation/use-may-step-back.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useWay } from '../../ui/way.ts';
import controls from '../controls.module.css';
import { LiveState } from '../people/live-state.tsx';
import { People } from '../people/people-row.tsx';
import { useRoom } from '../room-context.ts';
import { BarMenu } from './bar-menu.tsx';
import styles from './bars.module.css';
import { LanguageChoice } from './language-choice.tsx';

/** The buyer's bar: whose offer this is, whether the seller is here, and the language. */
export function BuyerBar() {
  const { t } = useTranslation('quoteRoom');
  const { quote, isSeen } = useRoom();
  const { go } = useWay();
  const mayStepBack = useMayStepBack();
  const [isSteppingBack, setSteppingBack] = useState(false);
  const find = () => ask('find');
  // Whoever only looks through a customer's eyes has nothing to leave.
  const leave = isSeen ? null : () => go('/sign-out');
  return (
    <header className={`${styles['top']} ${styles['topBuyer']}`}>
      <div className={styles['brand']}>
        <span className={styles['brandMark']} aria-hidden>
          {quote.seller.name.charAt(0)}
        </span>
        <span className={styles['brandText']}>
          <b>{quote.seller.name}</b>
          <span className={styles['roomy']}>
            {t('bar.quoteFor', { number: quote.number, customer: quote.customer.name })}
          </span>
          <span className={styles['narrow']}>{t('bar.quote', { number: quote.number })}</span>
        </span>
      </div>
      <span className={styles['push']} />
      <LiveState />
      <People />
      <span className={styles['wideOnly']}>
        <LanguageChoice />
        <button
          type="button"
          className={controls['icon']}
          aria-label={t('bar.findKey')}
          title={t('bar.findKey')}
          onClick={find}
        >
          <IconSearch size={18} stroke={1.75} aria-hidden />
        </button>
        {leave && (
          <button
            type="button"
            className={controls['icon']}
            aria-label={t('bar.leave')}
            title={t('bar.leave')}
            onClick={leave}
          >
            <IconDoorExit size={18} stroke={1.75} aria-hidden />
          </button>
        )}
      </span>
      <span className={styles['phoneOnly']}>
        <BarMenu
          onFind={find}
          onStepBack={mayStepBack ? () => setSteppingBack(true) : null}
          onLeave={leave}
        />
        {mayStepBack && isSteppingBack && <StepBackOver onDone={() => setSteppingBack(false)} />}
      </span>
    </header>
  );
}
