import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useInternalSession, useQuoteSession, useSaving } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useWay } from '../../ui/way.ts';
import controls from '../controls.module.css';
import { Banner } from './banner.tsx';

/** Brings it into sight, and the keyboard to it. */
const focus = (button: HTMLButtonElement | null) => button?.focus();

/** Stops a way out of the room that would lose changes, until they are saved or the person has chosen. */
export function LeaveBanner() {
  const { t } = useTranslation('quoteRoom');
  const sessions = [useQuoteSession(), useInternalSession()];
  const { waiting } = useSaving();
  const losesSomething = () => sessions.some((session) => session?.losesOnClose);
  const stopped = useWay().useStop(losesSomething);

  useEffect(() => {
    if (waiting === 0) stopped?.proceed();
  }, [stopped, waiting]);

  if (!stopped) return null;
  return (
    <div role="alert">
      <Banner
        tone="amber"
        icon={IconAlertTriangle}
        actions={
          <>
            <button ref={focus} type="button" className={controls['button']} onClick={stopped.reset}>
              {t('live.stay')}
            </button>
            <button type="button" className={controls['button']} onClick={stopped.proceed}>
              {t('live.leaveAnyway')}
            </button>
          </>
        }
      >
        {t('live.leave', { count: waiting })} {t('live.leaveHelp')}
      </Banner>
    </div>
  );
}
