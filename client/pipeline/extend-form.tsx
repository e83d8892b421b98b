import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import type { IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './board.module.css';
import { suggestedEnd } from './outstanding-actions.ts';

interface ExtendFormProps {
  quote: Pick<
    OutstandingQuote,
    'quoteId' | 'customerName' | 'versionNumber' | 'validUntil' | 'ageDays' | 'daysToExpiry'
  >;
  /** The seller's day. */
  today: IsoDate;
  onDone: () => void;
}

/** Another last day. What was sent never changes: the next version has it, and leads to its review. */
export function ExtendForm({ quote, today, onDone }: ExtendFormProps) {
  const { t } = useTranslation('pipeline');
  const navigate = useNavigate();
  const extend = useCommand('extendOffer');
  const [day, setDay] = useState(() => suggestedEnd(quote, today));
  const isWhole = day >= today && day !== quote.validUntil;
  const { quoteId } = quote;
  const submit = () => {
    if (!isWhole || extend.isPending) return;
    extend.mutateAsync({ params: { quoteId }, body: { validUntil: day } }).then(
      () => void navigate({ to: '/quotes/$quoteId', params: { quoteId }, search: { review: true } }),
      () => {},
    );
  };
  return (
    <form
      className={styles['inRow']}
      aria-label={t('extend.title', { name: quote.customerName })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={t('extend.day')}
        description={t('extend.help', { number: quote.versionNumber })}
        type="date"
        min={today}
        value={day}
        data-autofocus
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      {extend.error && <ProblemNotice error={extend.error} />}
      <div className={styles['acts']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={!isWhole || extend.isPending}
        >
          {t('extend.submit')}
        </button>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('board.cancel')}
        </button>
      </div>
    </form>
  );
}
