import type { ContactView } from '#shared/protocol/customers-api.ts';
import { Avatar } from '../ui/avatar.tsx';
import { colleagueColour } from '../ui/person.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { CustomerPart } from './customer-part.tsx';
import styles from './customers.module.css';

/** The people there, each with how they are reached. */
export function CustomerContacts({ contacts }: { contacts: readonly ContactView[] }) {
  const { t } = useTranslation('customers');
  return (
    <CustomerPart title={t('contacts')} note={contacts.length}>
      <ul className={`card ${styles['contacts']}`}>
        {contacts.map(({ name, title, email }) => (
          <li key={email || name} className={styles['contact']}>
            <Avatar name={name} side="buyer" colour={colleagueColour(name)} />
            <span className={styles['person']}>
              <b>{name}</b>
              {title !== '' && <span className={styles['quiet']}>{title}</span>}
              {email !== '' && (
                <a href={`mailto:${email}`} className="link">
                  {email}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </CustomerPart>
  );
}
