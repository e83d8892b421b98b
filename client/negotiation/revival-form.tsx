import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import { currencySign } from '#shared/money/currency.ts';
import { parseNumber } from '#shared/money/parse-number.ts';
import { addMonths, type IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
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
  const { expectedClose, need, needNote } = values;
  return (
    <CommandForm
      label={t('revive.title')}
      look="card"
      words={{ submit: t('revive.submit'), cancel: t('action.cancel') }}
      command={revive}
      isWhole={value !== null && expectedClose !== '' && need && needNote.trim() !== ''}
      send={() =>
        value === null
          ? null
          : revive.mutateAsync({
              params: { quoteId },
              body: { value, expectedClose, needWithinHalfYear: true, needNote },
            })
      }
      told={t('revive.done')}
      onDone={onDone}
    >
      <h2>{t('revive.title')}</h2>
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
    </CommandForm>
  );
}
