import { useId, useRef, useState } from 'react';
import type { ApprovalView } from '#shared/quote/approval.ts';
import { IsoDate } from '#shared/time.ts';
import { useCommand } from '../../api/queries.ts';
import { useKeptWords } from '../../sync/use-kept-words.ts';
import { useSaving, useSession } from '../../sync/use-session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import styles from './approval.module.css';

interface AskApprovalProps extends Pick<ApprovalView, 'withoutCost'> {
  /** It has been asked for before. */
  again?: boolean;
  onAsked?: () => void;
}

/** Begins the internal step, or asks once more in it, with a few words to whoever approves and what they need to decide. */
export function AskApproval({ withoutCost, again = false, onAsked }: AskApprovalProps) {
  const { t } = useTranslation('quoteRoom');
  const { quoteId } = useRoom();
  const submit = useCommand('submitQuote');
  const { saving } = useSaving();
  const [note, setNote] = useKeptWords(quoteId, 'approval-note');
  const [costBasis, setCostBasis] = useKeptWords(quoteId, 'approval-cost-basis');
  const [isBasisMissing, setBasisMissing] = useState(false);
  const basisField = useRef<HTMLInputElement>(null);
  const id = useId();
  // What was set a moment ago is asked about too.
  const isHeld = submit.isPending || saving !== 'saved';
  const ask = () =>
    submit.mutateAsync({ params: { quoteId }, body: { note, costBasis } }).then(
      () => {
        setNote('');
        setCostBasis('');
        showToast(t('approval.toast'));
        onAsked?.();
      },
      () => {},
    );
  const press = () => {
    if (isHeld) return;
    const isMissing = withoutCost.length > 0 && costBasis.trim() === '';
    setBasisMissing(isMissing);
    if (isMissing) basisField.current?.focus();
    else void ask();
  };
  return (
    <div className={styles['ask']}>
      <StartDate />
      {withoutCost.length > 0 && (
        <CostBasis
          withoutCost={withoutCost}
          words={costBasis}
          onWords={(words) => {
            setCostBasis(words);
            setBasisMissing(false);
          }}
          isMissing={isBasisMissing}
          field={basisField}
        />
      )}
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
      <button type="button" className={controls['button']} aria-disabled={isHeld} onClick={press}>
        {t(again ? 'approval.askAgain' : 'approval.ask')}
      </button>
    </div>
  );
}

/** A field of the quote like any other, asked for here where it has none: without it nobody can say yes. */
function StartDate() {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  const edit = useRoomEdit();
  const startDate = useSession((session) => session.content.terms.startDate);
  const [wasAsked] = useState(startDate === null);
  const id = useId();
  if (!wasAsked) return null;
  return (
    <>
      <label htmlFor={id}>{t('approval.startDate')}</label>
      <input
        id={id}
        type="date"
        className="num"
        min={quote.today}
        aria-describedby={`${id}-hint`}
        // Taken when the field is left: a year that is half typed is a date, too.
        key={startDate}
        defaultValue={startDate ?? ''}
        onBlur={(event) => {
          const day = IsoDate.safeParse(event.currentTarget.value);
          if (day.success && day.data !== startDate) edit.setTerm('startDate', day.data);
        }}
      />
      <p id={`${id}-hint`} className={styles['hint']}>
        {t('approval.startDateHint')}
      </p>
    </>
  );
}

interface CostBasisProps extends Pick<ApprovalView, 'withoutCost'> {
  words: string;
  onWords: (words: string) => void;
  /** It was to be asked for without one. */
  isMissing: boolean;
  field: React.Ref<HTMLInputElement>;
}

/** Which parts nobody has stated a cost of, and a word that stands in for it. */
function CostBasis({ withoutCost, words, onWords, isMissing, field }: CostBasisProps) {
  const { t } = useTranslation('quoteRoom');
  const components = useSession((session) => session.content.components);
  const id = useId();
  const titles = components
    .flatMap((component) => (withoutCost.includes(component.id) ? component.title || t('row.untitled') : []))
    .join(', ');
  return (
    <>
      <label htmlFor={id}>{t('approval.costBasis')}</label>
      <input
        ref={field}
        id={id}
        type="text"
        maxLength={500}
        required
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      <p
        id={`${id}-hint`}
        className={styles[isMissing ? 'missing' : 'hint']}
        role={isMissing ? 'alert' : undefined}
      >
        {t(isMissing ? 'approval.costBasisMissing' : 'approval.costBasisHint', { titles })}
      </p>
    </>
  );
}
