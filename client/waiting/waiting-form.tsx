import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { NewWaiting, waitingReasons } from '#shared/opportunity/waiting.ts';
import type { WaitingView } from '#shared/protocol/waiting-api.ts';
import { addDays, addMonths, type IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { longDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './waiting.module.css';

interface WaitingFormProps {
  /** `null`: somebody new. */
  who: WaitingView | null;
  /** The viewer's day. */
  today: IsoDate;
  onDone: () => void;
}

const words = ['customerName', 'title', 'contactName', 'contactEmail'] as const;
const needed: ReadonlySet<string> = new Set(['customerName', 'title']);

/** Who waits, why, and until when. */
export function WaitingForm({ who, today, onDone }: WaitingFormProps) {
  const { t } = useTranslation('waiting');
  const language = useLanguage();
  const add = useCommand('addWaiting');
  const edit = useCommand('editWaiting');
  const [values, setValues] = useState<NewWaiting>(() => firstValues(who, today));
  const [isUnfit, setUnfit] = useState(false);
  const isPending = add.isPending || edit.isPending;
  const set = (change: Partial<NewWaiting>) => setValues({ ...values, ...change });
  const submit = () => {
    const read = NewWaiting.safeParse(values);
    // A day that is past may stay: it is why somebody asks now.
    const isAhead = values.wakeUpOn > today || values.wakeUpOn === who?.wakeUpOn;
    setUnfit(!read.success || !isAhead);
    if (!read.success || !isAhead || isPending) return;
    const { customerName: name, wakeUpOn } = read.data;
    const saved = who
      ? edit.mutateAsync({ params: { waitingId: who.id }, body: read.data })
      : add.mutateAsync({ body: read.data });
    saved.then(
      () => {
        showToast(who ? t('done.saved') : t('done.added', { name, day: longDay(wakeUpOn, language) }));
        onDone();
      },
      () => {},
    );
  };
  const error = add.error ?? edit.error;
  return (
    <form
      className={styles['form']}
      aria-label={who ? t('form.edit', { name: who.customerName }) : t('form.add')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {words.map((field) => (
        <TextInput
          key={field}
          label={t(`form.${field}`)}
          required={needed.has(field)}
          placeholder={needed.has(field) ? undefined : t('form.optional')}
          type={field === 'contactEmail' ? 'email' : 'text'}
          autoComplete="off"
          value={values[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={t('form.reason')}
        value={values.reason}
        data={waitingReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        onChange={(event) => set({ reason: event.currentTarget.value as NewWaiting['reason'] })}
      />
      <TextInput
        label={t('form.wakeUpOn')}
        type="date"
        required
        min={addDays(today, 1)}
        value={values.wakeUpOn}
        onChange={(event) => set({ wakeUpOn: event.currentTarget.value })}
      />
      <Textarea
        className={styles['whole'] ?? ''}
        label={t('form.note')}
        placeholder={t('form.optional')}
        autosize
        minRows={2}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {isUnfit && (
        <p role="alert" className={`${styles['unfit']} ${styles['whole']}`}>
          {t('form.unfit')}
        </p>
      )}
      {error && <ProblemNotice error={error} />}
      <div className={`${styles['acts']} ${styles['whole']}`}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={isPending}
        >
          {t('form.save')}
        </button>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('form.cancel')}
        </button>
      </div>
    </form>
  );
}

function firstValues(who: WaitingView | null, today: IsoDate): NewWaiting {
  if (!who) {
    return {
      customerName: '',
      title: '',
      contactName: '',
      contactEmail: '',
      reason: 'need-unknown',
      note: '',
      wakeUpOn: addMonths(today, 3),
    };
  }
  const { customerName, title, contactName, contactEmail, reason, note, wakeUpOn } = who;
  return { customerName, title, contactName, contactEmail, reason, note, wakeUpOn };
}
