import { TextInput } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import type { AcceptanceRequestView } from '#shared/protocol/negotiation-api.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { colourToken } from '../ui/person.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';

/** A wish to accept, or to be offered again, what cannot be accepted as it stands. */
export function RequestInset({ request }: { request: AcceptanceRequestView }) {
  const { t } = useTranslation('negotiation');
  const { me } = useRoom();
  const { name, side, colour, id } = request.by;
  const wish = request.wish === 'accept' ? 'accept' : 'newDate';
  return (
    <div className={styles['inset']} style={{ '--c': colourToken(side, colour) } as CSSProperties}>
      <div className={styles['head']}>
        <Avatar name={name} side={side} colour={colour} size={20} decorative />
        <p className={styles['says']}>
          {t(`requests.${wish}${id === me.id ? '_you' : ''}`, {
            name: firstName(name),
            version: request.version,
          })}
        </p>
      </div>
      <div className={styles['rest']}>
        <p className={styles['facts']}>{t(`requests.why.${request.reason}`)}</p>
        {request.message && <p className={styles['note']}>{request.message}</p>}
        {request.state === 'open' && me.side === 'seller' ? (
          <AnswerRequest request={request} />
        ) : (
          <p className={styles['facts']}>{t(`requests.state.${request.state}`)}</p>
        )}
      </div>
    </div>
  );
}

function AnswerRequest({ request }: { request: AcceptanceRequestView }) {
  const { t } = useTranslation('negotiation');
  const { quoteId, quote } = useRoom();
  const answer = useCommand('answerRequest');
  const [validUntil, setValidUntil] = useState('');
  const isRenewal = request.reason !== 'countered';
  const say = (which: 'confirm' | 'decline') =>
    answer.mutate({
      params: { quoteId, requestId: request.id },
      body: {
        answer: which,
        validUntil: which === 'confirm' && isRenewal ? validUntil || null : null,
        note: '',
      },
    });
  return (
    <>
      {isRenewal && (
        <TextInput
          label={t('requests.until')}
          type="date"
          min={quote.today}
          value={validUntil}
          onChange={(event) => setValidUntil(event.currentTarget.value)}
        />
      )}
      <div className={styles['acts']}>
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={isRenewal && validUntil === ''}
          onClick={() => (!isRenewal || validUntil !== '') && say('confirm')}
        >
          {t(isRenewal ? 'requests.confirmLate' : 'requests.confirm')}
        </button>
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']}`}
          onClick={() => say('decline')}
        >
          {t('requests.decline')}
        </button>
      </div>
      {answer.error && <ProblemNotice error={answer.error} />}
    </>
  );
}
