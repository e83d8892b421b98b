import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './board.module.css';
import type { MovedDeal } from './moving.tsx';

/** Ending the internal step without sending, and why. */
export function ReturnDeal({ deal, onDone }: { deal: MovedDeal; onDone: () => void }) {
  const { t } = useTranslation('pipeline');
  const back = useCommand('returnQuote');
  const [reason, setReason] = useState('');
  const submit = () =>
    back
      .mutateAsync({ params: { quoteId: deal.quoteId }, body: { reason: reason.trim() } })
      .then(onDone, () => {});
  return (
    <form
      className={`card ${styles['form']}`}
      aria-label={t('board.decide.return')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!back.isPending) void submit();
      }}
    >
      <p>{t('board.returnHelp', { name: deal.customerName })}</p>
      <Textarea
        label={t('board.returnReason')}
        autosize
        minRows={2}
        maxLength={1_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {back.error && <ProblemNotice error={back.error} />}
      <div className={styles['acts']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={back.isPending}
        >
          {t('board.decide.return')}
        </button>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('board.cancel')}
        </button>
      </div>
    </form>
  );
}
