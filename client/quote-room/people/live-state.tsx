import { IconCloudOff, IconDatabaseOff } from '@tabler/icons-react';
import { useRef } from 'react';
import { useSaving, useSession } from '../../sync/use-session.ts';
import { timeOf } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import styles from '../bars/bars.module.css';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { useDelayed } from '../use-delayed.ts';
import { badgeOf } from './live-badge.ts';
import { othersIn } from './people.ts';
import { useConnection } from './use-connection.ts';

/** A moment of saving is not worth a word. */
const quietMs = 1_000;

/** What one should not have to look for: nothing is saved for now. */
const troubles = {
  offline: { Icon: IconCloudOff, word: 'offlineWord' },
  full: { Icon: IconDatabaseOff, word: 'fullWord' },
} as const;

/** Whether what is on the screen is safe: saved and when, on its way, or kept here. */
export function LiveState() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { side, me } = useRoom();
  const { saving, savedAt, waiting } = useSaving();
  const peers = useSession((session) => session.peers);
  const isLive = useSession((session) => session.isLive);
  const { offlineSince } = useConnection();
  const isSlow = useDelayed(saving === 'saving', quietMs);
  const lastRest = useRef(saving);
  if (saving !== 'saving') lastRest.current = saving;
  const isAway = offlineSince !== null;
  const wasSaved = lastRest.current === 'saved';
  const isFull = useSession((session) => session.isStorageFull);
  const shown = isFull && !isAway ? 'full' : badgeOf({ saving, waiting, isLive, isAway, isSlow, wasSaved });
  const trouble = shown === 'offline' || shown === 'full' ? troubles[shown] : null;

  const sellers = othersIn(peers, me.id).filter((person) => person.side === 'seller');
  const withSeller =
    side === 'buyer' && sellers.length > 0
      ? t('live.savedWith', { names: sellers.map(({ name }) => firstName(name)).join(', ') })
      : null;
  const words = {
    connecting: t('live.connecting'),
    saved:
      withSeller ??
      (savedAt === null ? t('live.connected') : t('live.saved', { time: timeOf(savedAt, language) })),
    saving: t('live.saving'),
    offline: t('live.offline', { time: offlineSince === null ? '' : timeOf(offlineSince, language) }),
    full: t('live.full'),
  };
  return (
    <span className={styles['live']} data-saving={shown} title={words[shown]} data-testid="live-state">
      {trouble && <trouble.Icon size={16} stroke={1.75} aria-hidden />}
      <span className={styles['liveText']}>{words[shown]}</span>
      {trouble && (
        <span className={styles['liveWord']} aria-hidden>
          {t(`live.${trouble.word}`)}
        </span>
      )}
    </span>
  );
}
