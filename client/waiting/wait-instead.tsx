import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { defaultWakeUpOf } from '#shared/opportunity/waiting.ts';
import { addDays, type IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import type { GateValues } from '../quotes/gate-answers.ts';
import { longDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './waiting.module.css';
import { waitingOf, whyWait } from './waiting-model.ts';

interface WaitInsteadProps {
  values: GateValues;
  /** The viewer's day. */
  today: IsoDate;
}

/** What the gate refuses for its day, or for want of a need, may wait: with all that was answered, until a day. */
export function WaitInstead({ values, today }: WaitInsteadProps) {
  const { t } = useTranslation('waiting');
  const language = useLanguage();
  const navigate = useNavigate();
  const add = useCommand('addWaiting');
  const [day, setDay] = useState(() => defaultWakeUpOf(values.expectedClose || null, today));
  const why = whyWait(values, today);
  if (why === null) return null;
  const name = values.customerName.trim();
  const submit = () => {
    if (day <= today || add.isPending) return;
    add.mutateAsync({ body: waitingOf(values, why, day) }).then(
      () => {
        showToast(t('done.added', { name, day: longDay(day, language) }));
        void navigate({ to: '/pipeline/waiting' });
      },
      () => {},
    );
  };
  return (
    <section className={`card ${styles['instead']}`} role="status">
      <p>{t(why === 'closes-later' ? 'offer.later' : 'offer.need', { name })}</p>
      <div className={styles['acts']}>
        <TextInput
          label={t('offer.day')}
          type="date"
          min={addDays(today, 1)}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={day <= today || add.isPending}
          onClick={submit}
        >
          {t('offer.submit')}
        </button>
      </div>
      {add.error && <ProblemNotice error={add.error} />}
    </section>
  );
}
