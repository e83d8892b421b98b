import { type Ref, useId } from 'react';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import type { Review } from '#shared/protocol/views.ts';
import { addDays, daysBetween, IsoDate } from '#shared/time.ts';
import { useSession } from '../../sync/use-session.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { OpenChoices } from './open-choices.tsx';
import styles from './send.module.css';
import { SendRecipients } from './send-recipients.tsx';
import { SendSigning } from './send-signing.tsx';

interface SendFormProps {
  /** Absent until it has come. */
  review: Review | null;
  message: string;
  onMessage: (message: string) => void;
  onSettings: (settings: OfferSettings) => void;
  /** Absent where both have found it ready. */
  notReady: NotReadyProps | null;
}

interface NotReadyProps {
  /** Why it goes before both find it ready. */
  reason: string;
  onReason: (reason: string) => void;
  /** It was to be sent without one. */
  isMissing: boolean;
  field: Ref<HTMLInputElement>;
}

/** To whom it goes, with what words, how long it stands, and how it may be answered. */
export function SendForm({ review, message, onMessage, onSettings, notReady }: SendFormProps) {
  const { t } = useTranslation('quoteRoom');
  const messageId = useId();
  return (
    <>
      {review && (
        <SendRecipients
          recipients={review.recipients}
          contact={review.frozen.customer.people[0]}
          onWithout={(without) => onSettings({ without })}
        />
      )}
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
      {review && (
        <SendSigning offer={review.frozen.offer} onSettings={onSettings}>
          <ValidUntil lastDays={review.lastValidDays} />
        </SendSigning>
      )}
      <OpenChoices />
      {notReady && <NotReady {...notReady} />}
    </>
  );
}

/** A line for the seller’s own follow-up. */
function NotReady({ reason, onReason, isMissing, field }: NotReadyProps) {
  const { t } = useTranslation('ready');
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{t('why')}</label>
      <input
        ref={field}
        id={id}
        type="text"
        maxLength={300}
        required
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <p
        id={`${id}-hint`}
        className={styles[isMissing ? 'missing' : 'hint']}
        role={isMissing ? 'alert' : undefined}
      >
        {t(isMissing ? 'whyMissing' : 'whyHint')}
      </p>
    </div>
  );
}

/** A field of the quote like any other: the review that follows from the change is the one that is sent. */
function ValidUntil({ lastDays }: { lastDays: Review['lastValidDays'] }) {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote } = useRoom();
  const edit = useRoomEdit();
  const validUntil = useSession((session) => session.content.terms.validUntil);
  const id = useId();
  const days = validUntil === null ? null : daysBetween(quote.today, validUntil);
  const asLast = lastDays === null || lastDays < 0 ? null : addDays(quote.today, lastDays);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{t('send.validUntil')}</label>
      <input
        id={id}
        type="date"
        className="num"
        min={quote.today}
        // Taken when the field is left: a year that is half typed is a date, too.
        key={validUntil}
        defaultValue={validUntil ?? ''}
        onBlur={(event) => {
          const day = IsoDate.safeParse(event.currentTarget.value);
          if (day.success && day.data !== validUntil) edit.setTerm('validUntil', day.data);
        }}
      />
      {days !== null && (
        <p className={styles['hint']}>
          {days < 0 ? t('send.past') : `${t('send.days', { count: days })}. ${t('send.untilEnd')}`}
        </p>
      )}
      {asLast !== null && lastDays !== null && asLast !== validUntil && (
        <button
          type="button"
          className={`link ${styles['add']}`}
          onClick={() => edit.setTerm('validUntil', asLast)}
        >
          {t('send.asLast', { count: lastDays, day: longDay(asLast, language) })}
        </button>
      )}
    </div>
  );
}
