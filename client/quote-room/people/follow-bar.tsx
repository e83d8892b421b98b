import { IconEye } from '@tabler/icons-react';
import { type CSSProperties, useEffect, useRef } from 'react';
import type { ParticipantId } from '#shared/ids.ts';
import { useSession } from '../../sync/use-session.ts';
import { colourToken } from '../../ui/person.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { say } from '../activity/spoken.ts';
import { showPlace } from '../go-to.ts';
import { firstName } from '../names.ts';
import { useDelayed } from '../use-delayed.ts';
import styles from './follow.module.css';
import { useFollowing } from './following.tsx';
import { personNow } from './people.ts';
import { useOwnWay } from './use-own-way.ts';

/** Milliseconds. A reload of their page is no leaving, and a step from row to row is no being nowhere. */
const goneAfterMs = 4_000;
const nowhereAfterMs = 1_500;

/** While one follows somebody: who it is, and the way to stop. */
export function FollowBar() {
  const { whom } = useFollowing();
  return whom && <Follow key={whom} whom={whom} />;
}

function Follow({ whom }: { whom: ParticipantId }) {
  const { t } = useTranslation('quoteRoom');
  const { stop } = useFollowing();
  const now = useSession(({ peers }) => personNow(peers, whom));
  const isOffline = useSession(({ saving }) => saving === 'offline');
  const known = useRef(now);
  if (now) known.current = now;
  const person = known.current?.participant;
  const name = firstName(person?.name ?? '');
  const place = now?.focus?.element ?? null;
  const isGone = useDelayed(now === undefined && !isOffline, goneAfterMs);
  const isNowhere = useDelayed(place === null, nowhereAfterMs);

  useOwnWay(stop);
  useEffect(() => {
    if (place !== null) showPlace(place);
  }, [place]);
  useEffect(() => say(t('follow.on', { name })), [t, name]);
  useEffect(() => {
    if (!isGone) return;
    showToast(t('follow.left', { name }));
    stop();
  }, [isGone, stop, t, name]);

  if (!person) return null;
  return (
    <section
      className={styles['bar']}
      aria-label={t('follow.start', { name })}
      style={{ '--c': colourToken(person.side, person.colour) } as CSSProperties}
      data-follow
    >
      <IconEye size={16} stroke={1.75} aria-hidden />
      <span>{t(isNowhere ? 'follow.nowhere' : 'follow.on', { name })}</span>
      <button type="button" onClick={stop}>
        {t('follow.stop')}
      </button>
    </section>
  );
}
