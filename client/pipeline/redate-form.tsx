import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { likelyWithinMonths } from '#shared/opportunity/time-rules.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './board.module.css';

interface RedateFormProps {
  deal: Pick<DealCard, 'opportunityId' | 'customerName' | 'expectedClose'>;
  /** Its age asks whether to let it go. */
  isOld: boolean;
  /** The seller's day. */
  today: IsoDate;
  onDone: () => void;
}

/** The day it is expected to close, and what the customer said that makes it the day. */
export function RedateForm({ deal, isOld, today, onDone }: RedateFormProps) {
  const { t } = useTranslation('pipeline');
  const redate = useCommand('redateOpportunity');
  const [day, setDay] = useState(deal.expectedClose < today ? '' : deal.expectedClose);
  const [reason, setReason] = useState('');
  const isWhole = day !== '' && day !== deal.expectedClose && reason.trim() !== '';
  const submit = () => {
    if (!isWhole || redate.isPending) return;
    const params = { opportunityId: deal.opportunityId };
    redate.mutateAsync({ params, body: { expectedClose: day, reason } }).then(
      () => {
        showToast(t('redate.done'));
        onDone();
      },
      () => {},
    );
  };
  return (
    <form
      className={`card ${styles['form']}`}
      aria-label={t('redate.title', { name: deal.customerName })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('redate.title', { name: deal.customerName })}</h2>
      {isOld && <p className={styles['help']}>{t('redate.old')}</p>}
      <TextInput
        label={t('redate.day')}
        type="date"
        min={today}
        max={addMonths(today, isOld ? likelyWithinMonths : 6)}
        value={day}
        data-autofocus
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Textarea
        label={t('redate.reason')}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {redate.error && <ProblemNotice error={redate.error} />}
      <div className={styles['acts']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={!isWhole || redate.isPending}
        >
          {t('redate.submit')}
        </button>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('board.cancel')}
        </button>
      </div>
    </form>
  );
}
