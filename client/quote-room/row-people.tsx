import { useTranslation } from 'react-i18next';
import { useSession } from '../sync/use-session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { peopleAt } from './people.ts';
import styles from './row-people.module.css';

/** Who of the others is at this row now: small, on the left edge of the paper. */
export function RowPeople({ element }: { element: string }) {
  const { t } = useTranslation('quoteRoom');
  const peers = useSession((session) => session.peers);
  const here = peopleAt(peers, element);
  if (here.length === 0) return null;
  return (
    <span className={styles['here']} title={here.map(({ name }) => t('row.isHere', { name })).join(', ')}>
      {here.map((person) => (
        <Avatar key={person.id} {...person} size={22} />
      ))}
    </span>
  );
}
