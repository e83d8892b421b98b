import { useId, useState } from 'react';
import { useCommand } from '../../api/queries.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import styles from './approval.module.css';

interface AskApprovalProps {
  /** It has been asked for before. */
  again?: boolean;
  onAsked?: () => void;
}

/** Begins the internal step, or asks once more in it, with a few words to whoever approves. */
export function AskApproval({ again = false, onAsked }: AskApprovalProps) {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const submit = useCommand('submitQuote');
  const [note, setNote] = useState('');
  const id = useId();
  const ask = () =>
    submit.mutateAsync({ params: { quoteId }, body: { note } }).then(
      () => {
        setNote('');
        showToast(t('approval.toast'));
        onAsked?.();
      },
      () => {},
    );
  return (
    <div className={styles['ask']}>
      <label htmlFor={id}>{t('approval.note')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={2_000}
        aria-describedby={`${id}-hint`}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className={styles['hint']}>
        {t('approval.noteHint')} {!again && t('approval.askHint')}
      </p>
      {submit.error && <ProblemNotice error={submit.error} onRetry={ask} />}
      <button
        type="button"
        className={controls['button']}
        aria-disabled={submit.isPending}
        onClick={() => !submit.isPending && ask()}
      >
        {t(again ? 'approval.askAgain' : 'approval.ask')}
      </button>
    </div>
  );
}
