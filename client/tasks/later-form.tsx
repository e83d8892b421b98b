import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { MyTask } from '#shared/protocol/tasks-api.ts';
import { addDays, addMonths, type IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { longDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './tasks.module.css';

interface LaterFormProps {
  task: MyTask;
  /** The seller's day. */
  today: IsoDate;
  onDone: () => void;
}

/** Another day to ask again whoever was to be asked now. */
export function LaterForm({ task, today, onDone }: LaterFormProps) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const postpone = useCommand('postponeTask');
  const [day, setDay] = useState(() => addMonths(today, 3));
  const isAhead = day > today;
  const submit = () => {
    if (!isAhead || postpone.isPending) return;
    postpone.mutateAsync({ params: { taskId: task.id }, body: { until: day } }).then(
      ({ until }) => {
        showToast(t('done.snoozed', { day: longDay(until, language) }));
        onDone();
      },
      () => {},
    );
  };
  return (
    <form
      className={styles['later']}
      aria-label={t('later.title', { name: task.customerName })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={t('later.day')}
        type="date"
        min={addDays(today, 1)}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <button
        type="submit"
        className={`${controls['button']} ${controls['primary']}`}
        aria-disabled={!isAhead || postpone.isPending}
      >
        {t('later.submit')}
      </button>
      {postpone.error && <ProblemNotice error={postpone.error} />}
    </form>
  );
}
