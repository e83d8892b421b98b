import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '#shared/protocol/views.ts';
import { daysBetween, IsoDate } from '#shared/time.ts';
import { useSession } from '../sync/use-session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { today } from '../ui/dates.ts';
import { OpenChoices } from './open-choices.tsx';
import { useRoom } from './room-context.ts';
import styles from './send.module.css';
import { useRoomEdit } from './use-room-edit.ts';

interface SendFormProps {
  recipients: Review['recipients'];
  message: string;
  onMessage: (message: string) => void;
}

/** To whom it goes, with what words, and how long it stands. */
export function SendForm({ recipients, message, onMessage }: SendFormProps) {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  const edit = useRoomEdit();
  const validUntil = useSession((session) => session.content.terms.validUntil);
  const messageId = useId();
  const dateId = useId();
  const days = validUntil === null ? null : daysBetween(today(), validUntil);
  return (
    <>
      <div className={styles['field']}>
        <span id="send-to">{t('send.to')}</span>
        {recipients.length === 0 ? (
          <p className={styles['hint']}>{t('send.nobody')}</p>
        ) : (
          <ul className={styles['recipients']} aria-labelledby="send-to">
            {recipients.map(({ participantId, name, email }) => {
              const colour = quote.participants.find(({ id }) => id === participantId)?.colour ?? 0;
              return (
                <li key={participantId}>
                  <Avatar name={name} side="buyer" colour={colour} size={20} decorative />
                  {name} <span>{email}</span>
                </li>
              );
            })}
          </ul>
        )}
      </div>
      <div className={styles['field']}>
        <label htmlFor={messageId}>{t('send.message')}</label>
        <textarea
          id={messageId}
          rows={3}
          maxLength={5_000}
          value={message}
          onChange={(event) => onMessage(event.currentTarget.value)}
        />
        <p className={styles['hint']}>{t('send.messageHint')}</p>
      </div>
      <div className={styles['field']}>
        <label htmlFor={dateId}>{t('send.validUntil')}</label>
        <input
          id={dateId}
          type="date"
          className="num"
          min={today()}
          // Taken when the field is left: a year that is half typed is a date, too.
          key={validUntil}
          defaultValue={validUntil ?? ''}
          onBlur={(event) => {
            const day = IsoDate.safeParse(event.currentTarget.value);
            if (day.success && day.data !== validUntil) edit.setTerm('validUntil', day.data);
          }}
        />
        {days !== null && (
          <p className={styles['hint']}>{days < 0 ? t('send.past') : t('send.days', { count: days })}</p>
        )}
      </div>
      <OpenChoices />
    </>
  );
}
