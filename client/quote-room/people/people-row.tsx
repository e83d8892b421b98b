import type { CSSProperties } from 'react';
import { useSession } from '../../sync/use-session.ts';
import { colourToken } from '../../ui/person.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../bars/bars.module.css';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import follow from './follow.module.css';
import { useFollowing } from './following.tsx';
import { othersIn } from './people.ts';
import { PersonHere } from './person-here.tsx';

/** Who is in the room now; oneself last. Pressing somebody follows them through the quote. */
export function People() {
  const { t } = useTranslation('quoteRoom');
  const { me, quote } = useRoom();
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
            <PersonHere person={person} role={person.role} />
          </button>
        </li>
      ))}
      <li>
        <PersonHere person={me} role={me.side === 'seller' ? 'seller' : (quote.right ?? 'view')} />
      </li>
    </ul>
  );
}
