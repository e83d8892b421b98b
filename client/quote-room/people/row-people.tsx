import { useQuoteSession, useSession } from '../../sync/use-session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { peopleAt } from './people.ts';
import styles from './row-people.module.css';

/** Who of the others is at this row now: small, on the left edge of the paper. */
export function RowPeople({ element }: { element: string }) {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  // Not the people themselves, so that a row is drawn again only where somebody came or went.
  const ids = useSession(({ peers }) =>
    peopleAt(peers, element)
      .map(({ id }) => id)
      .join(),
  );
  const here = ids === '' ? [] : peopleAt(session.getState().peers, element);
  if (here.length === 0) return null;
  return (
    <span className={styles['here']} title={here.map(({ name }) => t('row.isHere', { name })).join(', ')}>
      {here.map((person) => (
        <Avatar key={person.id} {...person} size={22} />
      ))}
    </span>
  );
}
