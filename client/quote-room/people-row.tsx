import { useTranslation } from 'react-i18next';
import { useSession } from '../sync/use-session.ts';
import { Avatar } from '../ui/avatar.tsx';
import styles from './bars.module.css';
import { othersIn } from './people.ts';
import { useRoom } from './room-context.ts';

/** Who is in the room now; oneself last. */
export function People() {
  const { t } = useTranslation('quoteRoom');
  const { me } = useRoom();
  const peers = useSession((session) => session.peers);
  const people = [...othersIn(peers, me.id), me];
  return (
    <ul className={styles['people']} aria-label={t('bar.people')}>
      {people.map((person) => (
        <li key={person.id}>
          <Avatar name={person.name} side={person.side} colour={person.colour} size={28} />
        </li>
      ))}
    </ul>
  );
}
