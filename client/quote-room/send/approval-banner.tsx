import { IconLock } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ApprovalDecision, ApprovalView } from '#shared/quote/approval.ts';
import { useCommand } from '../../api/queries.ts';
import { dayAndTime } from '../../ui/dates.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import styles from './approval.module.css';
import { ApprovalReasons } from './approval-reasons.tsx';
import { AskApproval } from './ask-approval.tsx';
import { useApproval } from './use-approval.ts';

/** The internal step, for the seller's side: what it waits for, why, and everybody's own part in it. */
export function ApprovalBanner() {
  const { t } = useTranslation('quoteRoom');
  const { data, error, refetch } = useApproval();
  const words = useStateWords();
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { approval } = data;
  const { state, reasons, request, decision, mayDecide } = approval;
  const isToAsk = state === 'needed' || state === 'declined' || state === 'void';
  const note = state === 'asked' ? request?.note : decision?.note;
  return (
    <section className={styles['step']} data-field="approval" tabIndex={-1} aria-label={t('approval.title')}>
      <p className={styles['state']}>
        <IconLock size={18} stroke={1.75} aria-hidden />
        <b>{words(approval)}</b>
      </p>
      {state === 'asked' && request?.costBasis && (
        <p className={styles['quoted']}>{t('approval.costBasisSaid', { words: request.costBasis })}</p>
      )}
      {note && <p className={styles['quoted']}>{t('offering.quoted', { words: note })}</p>}
      <ApprovalReasons reasons={reasons} />
      {mayDecide && <Decide approval={approval} />}
      {isToAsk && !decision?.isMine && (
        <AskApproval withoutCost={approval.withoutCost} again={request !== null} />
      )}
      <ReturnButton />
      <p className={styles['hint']}>{t('approval.private')}</p>
    </section>
  );
}

function useStateWords() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  return ({ state, request, decision }: ApprovalView): string => {
    const told = state === 'asked' ? request : decision;
    const word = state === 'approved' && decision?.isMine ? 'approvedByMe' : state;
    return t(`approval.state.${word}`, {
      name: firstName(told?.byName ?? ''),
      when: told ? dayAndTime(told.at, language) : '',
    });
  };
}

function Decide({ approval: { hash, request } }: { approval: ApprovalView }) {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const decide = useCommand('decideApproval');
  const [note, setNote] = useState('');
  const id = useId();
  const say = (decision: ApprovalDecision) => {
    if (decide.isPending) return;
    decide.mutateAsync({ params: { quoteId }, body: { decision, hash, note } }).then(
      () => showToast(t(`approval.${decision}Toast`)),
      () => {},
    );
  };
  return (
    <div className={styles['ask']}>
      <label htmlFor={id}>{t('approval.decideNote', { name: firstName(request?.byName ?? '') })}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {decide.error && <ProblemNotice error={decide.error} />}
      <div className={styles['actions']}>
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={decide.isPending}
          onClick={() => say('approved')}
        >
          {t('approval.approve')}
        </button>
        <button
          type="button"
          className={controls['button']}
          aria-disabled={decide.isPending}
          onClick={() => say('declined')}
        >
          {t('approval.decline')}
        </button>
      </div>
    </div>
  );
}

/** Ending the step without sending, which is asked why: what was approved no longer counts. */
function ReturnButton() {
  const { t } = useTranslation('quoteRoom');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ReturnForm />;
  return (
    <div className={styles['actions']}>
      <button type="button" className={controls['button']} onClick={() => setOpen(true)}>
        {t('approval.back')}
      </button>
    </div>
  );
}

function ReturnForm() {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const back = useCommand('returnQuote');
  const [reason, setReason] = useState('');
  const id = useId();
  const isHeld = back.isPending || reason.trim() === '';
  return (
    <div className={styles['ask']}>
      <label htmlFor={id}>{t('approval.backReason')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2_000}
        required
        // biome-ignore lint/a11y/noAutofocus: it takes the place of what was pressed.
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {back.error && <ProblemNotice error={back.error} />}
      <button
        type="button"
        className={controls['button']}
        aria-disabled={isHeld}
        onClick={() => !isHeld && back.mutate({ params: { quoteId }, body: { reason } })}
      >
        {t('approval.back')}
      </button>
    </div>
  );
}
