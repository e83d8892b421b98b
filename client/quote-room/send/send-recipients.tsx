import { useId, useState } from 'react';
import { buyerRights } from '#shared/access/permissions.ts';
import type { ParticipantId } from '#shared/ids.ts';
import { endpoints } from '#shared/protocol/api.ts';
import type { Review } from '#shared/protocol/views.ts';
import type { Party } from '#shared/quote/frozen-quote.ts';
import { useCommand } from '../../api/queries.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import styles from './send.module.css';

type Contact = Party['people'][number];

interface SendRecipientsProps extends Pick<Review, 'recipients'> {
  /** Whom the deal names at the customer: the first to add. */
  contact: Contact | undefined;
  onWithout: (leftOut: ParticipantId[]) => void;
}

/** Everybody it may go to, what each of them may do, and one more. Whoever is not ticked is left out this time. */
export function SendRecipients({ recipients, contact, onWithout }: SendRecipientsProps) {
  const { t } = useTranslation('quoteRoom');
  const { quote, quoteId } = useRoom();
  const setRight = useCommand('setBuyerRight');
  const labelId = useId();
  const leftOutWith = (id: ParticipantId, isLeftOut: boolean) => [
    ...recipients.flatMap((each) => (each.isLeftOut && each.participantId !== id ? each.participantId : [])),
    ...(isLeftOut ? [id] : []),
  ];
  return (
    <div className={styles['field']} data-field="recipients" tabIndex={-1}>
      <span id={labelId}>{t('send.to')}</span>
      {recipients.length === 0 ? (
        <p className={styles['hint']}>{t('send.nobody')}</p>
      ) : (
        <ul className={styles['recipients']} aria-labelledby={labelId}>
          {recipients.map(({ participantId, name, email, right, isLeftOut, mailTrouble }) => (
            <li key={participantId} className={styles['recipient']}>
              <span className={controls['target']}>
                <input
                  type="checkbox"
                  className={controls['box']}
                  aria-label={t('send.include', { name })}
                  checked={!isLeftOut}
                  onChange={(event) => onWithout(leftOutWith(participantId, !event.currentTarget.checked))}
                />
              </span>
              <Avatar
                name={name}
                side="buyer"
                colour={quote.participants.find(({ id }) => id === participantId)?.colour ?? 0}
                size={20}
                decorative
              />
              <span className={`${styles['who']} ${isLeftOut ? styles['without'] : ''}`}>
                {name} <span>{email}</span>
                {mailTrouble && <em className={styles['trouble']}>{t(`share.trouble.${mailTrouble}`)}</em>}
              </span>
              {isLeftOut ? (
                <span className={styles['notNow']}>{t('send.without')}</span>
              ) : (
                <select
                  className={styles['right']}
                  aria-label={t('send.right.label', { name })}
                  value={right}
                  onChange={(event) => {
                    const chosen = buyerRights.find((one) => one === event.currentTarget.value);
                    if (chosen)
                      setRight.mutate({ params: { quoteId, participantId }, body: { right: chosen } });
                  }}
                >
                  {buyerRights.map((one) => (
                    <option key={one} value={one}>
                      {t(`send.right.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </li>
          ))}
        </ul>
      )}
      {setRight.error && <ProblemNotice error={setRight.error} />}
      <AddRecipient key={recipients.length} first={recipients.length === 0 ? contact : undefined} />
    </div>
  );
}

const { name: Name, email: Email } = endpoints.createLink.body.shape;

/** `first`: nobody has been added yet, so this one stands there, to be added with one press. */
function AddRecipient({ first }: { first: Contact | undefined }) {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const create = useCommand('createLink');
  const [isOpen, setOpen] = useState(first !== undefined);
  const [name, setName] = useState(first?.name ?? '');
  const [email, setEmail] = useState(first?.email ?? '');
  if (!isOpen) {
    return (
      <button type="button" className={`link ${styles['add']}`} onClick={() => setOpen(true)}>
        {t('send.add')}
      </button>
    );
  }
  const person = { name: Name.safeParse(name).data, email: Email.safeParse(email.trim()).data };
  const add = () => {
    if (person.name === undefined || person.email === undefined || create.isPending) return;
    create.mutate({ params: { quoteId }, body: { name: person.name, title: '', email: person.email } });
  };
  return (
    <form
      className={styles['adding']}
      aria-label={t('send.add')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        aria-label={t('send.addName')}
        placeholder={t('send.addName')}
        autoComplete="off"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <input
        aria-label={t('send.addEmail')}
        placeholder={t('send.addEmail')}
        type="email"
        autoComplete="off"
        maxLength={200}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <button
        type="submit"
        className={controls['button']}
        aria-disabled={person.name === undefined || person.email === undefined || create.isPending}
      >
        {t('send.addConfirm')}
      </button>
      {create.error && <ProblemNotice error={create.error} />}
    </form>
  );
}
