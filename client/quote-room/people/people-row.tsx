import type { CSSProperties } from 'react';
import { useSession } from '../../sync/use-session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { colourToken } from '../../ui/person.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../bars/bars.module.css';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import follow from './follow.module.css';
import { useFollowing } from './following.tsx';
import { othersIn } from './people.ts';

/** Who is in the room now; oneself last. Pressing somebody follows them through the quote. */
export function People() {
  const { t } = useTranslation('quoteRoom');
  const { me } = useRoom();
  const { whom, follow: start, stop } = useFollowing();
  const peers = useSession((session) => session.peers);
  return (
    <ul className={styles['people']} aria-label={t('bar.people')}>
      {othersIn(peers, me.id).map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className={follow['person']}
            style={{ '--c': colourToken(person.side, person.colour) } as CSSProperties}
            aria-pressed={whom === person.id}
            title={t('follow.start', { name: firstName(person.name) })}
            onClick={() => (whom === person.id ? stop() : start(person.id))}
          >
            <Avatar name={person.name} side={person.side} colour={person.colour} size={28} />
          </button>
        </li>
      ))}
      <li>
        <Avatar name={me.name} side={me.side} colour={me.colour} size={28} />
      </li>
    </ul>
  );
}
