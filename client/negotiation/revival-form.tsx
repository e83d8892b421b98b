import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteId } from '#shared/ids.ts';
import { currencySign } from '#shared/money/currency.ts';
import { parseNumber } from '#shared/money/parse-number.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './negotiation.module.css';

interface RevivalFormProps {
  quoteId: QuoteId;
  /** The seller's day. */
  today: IsoDate;
  currency: string;
  onDone: () => void;
}

/** The gate again: what has been lost comes back by the same answers as what is new. */
export function RevivalForm({ quoteId, today, currency, onDone }: RevivalFormProps) {
  const { t } = useTranslation('negotiation');
  const revive = useCommand('reviveOpportunity');
  const [values, setValues] = useState({ value: '', expectedClose: '', need: false, needNote: '' });
  const value = parseNumber(values.value);
  const isWhole = value !== null && values.expectedClose !== '' && values.need;
  const submit = () => {
    if (value === null || !isWhole) return;
    const { expectedClose, needNote } = values;
    // The form goes with the banner, so it is told when the answer comes.
    revive
      .mutateAsync({
        params: { quoteId },
        body: { value, expectedClose, needWithinHalfYear: true, needNote },
      })
      .then(
        () => {
          showToast(t('revive.done'));
          onDone();
        },
        () => {},
      );
  };
  return (
    <form
      className={`card ${styles['closing']}`}
      aria-label={t('revive.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3>{t('revive.title')}</h3>
      <p className={styles['facts']}>{t('revive.help')}</p>
      <div className={styles['two']}>
        <TextInput
          label={t('revive.value', { currency: currencySign(currency) })}
          inputMode="decimal"
          autoComplete="off"
          value={values.value}
          onChange={(event) => setValues({ ...values, value: event.currentTarget.value })}
        />
        <TextInput
          label={t('revive.expectedClose')}
          type="date"
          min={today}
          max={addMonths(today, 6)}
          value={values.expectedClose}
          onChange={(event) => setValues({ ...values, expectedClose: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t('revive.need')}
        checked={values.need}
        onChange={(event) => setValues({ ...values, need: event.currentTarget.checked })}
      />
      <Textarea
        label={t('revive.needNote')}
        autosize
        minRows={2}
        value={values.needNote}
        onChange={(event) => setValues({ ...values, needNote: event.currentTarget.value })}
      />
      {revive.error && <ProblemNotice error={revive.error} />}
      <div className={styles['acts']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={!isWhole || revive.isPending}
        >
          {t('revive.submit')}
        </button>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
