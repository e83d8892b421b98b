import { IconPencil, IconUserOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../../sync/use-session.ts';
import { remember, remembered } from '../../ui/remembered.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { useDelayed } from '../use-delayed.ts';
import styles from './bars.module.css';

/** A reload of the seller's page is no absence. */
const awayAfterMs = 5_000;

/**
 * What this is and that nothing is ordered yet, until it was read, or for whoever comes back to something new; then only
 * whether the seller is away.
 */
export function BuyerHelp() {
  const { t } = useTranslation('quoteRoom');
  const { quote, mode, arrival } = useRoom();
  const [isKnown, setKnown] = useState(() => remembered('together', ['known']) === 'known');
  const isAlone = useSession(({ peers }) => !peers.some((peer) => peer.participant.side === 'seller'));
  const isAway = useDelayed(isAlone, awayAfterMs);
  const seller = firstName(quote.owner.name);
  if (mode === 'read') return null;
  return (
    <>
      {!isKnown && arrival === null && (
        <div className={styles['help']}>
          <IconPencil size={16} stroke={1.75} aria-hidden />
          <span>{t('buyer.together', { seller })}</span>
          <button
            type="button"
            className={controls['icon']}
            aria-label={t('buyer.gotIt')}
            onClick={() => {
              remember('together', 'known');
              setKnown(true);
            }}
          >
            <IconX size={16} stroke={1.75} aria-hidden />
          </button>
        </div>
      )}
      {isAway && (
        <p className={styles['help']}>
          <IconUserOff size={16} stroke={1.75} aria-hidden />
          {t('buyer.alone', { seller })}
        </p>
      )}
    </>
  );
}
