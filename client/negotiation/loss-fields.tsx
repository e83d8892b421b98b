import { Autocomplete, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Dispatch, SetStateAction } from 'react';
import { currencySign } from '#shared/money/currency.ts';
import type { IsoDate } from '#shared/time.ts';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import {
  firstLoss,
  type LossField,
  type LossValues,
  lossFields,
  variantsInOrder,
  withField,
} from './loss-values.ts';
import styles from './negotiation.module.css';

const causes = ['need-vanished', 'budget-withdrawn', 'wrong-fit'] as const;

interface LossFieldsProps {
  values: LossValues;
  setValues: Dispatch<SetStateAction<LossValues>>;
  /** The seller's day. */
  today: IsoDate;
  currency: string;
  /** A day to ask again is missing. */
  needsDay: boolean;
}

/** Which way a deal ended, what that way has to say of itself, and when it is worth asking again. */
export function LossFields({ values, setValues, today, currency, needsDay }: LossFieldsProps) {
  const { t } = useTranslation('negotiation');
  // Also those that a deal was lost to a moment ago. Who is not known is written, so nothing waits for them.
  const competitors = useQuery({ ...query('listCompetitors', {}), staleTime: 0 });
  const setField = (field: LossField, value: string) => setValues((were) => withField(were, field, value));
  return (
    <>
      <NativeSelect
        label={t('lose.variant')}
        value={values.variant}
        data={variantsInOrder.map((value) => ({ value, label: t(`lose.variants.${value}`) }))}
        onChange={(event) => setValues(firstLoss(event.currentTarget.value as typeof values.variant, today))}
      />
      <div className={styles['two']}>
        {lossFields[values.variant].map((field) =>
          field === 'cause' ? (
            <NativeSelect
              key={field}
              label={t('lose.cause')}
              value={values.fields.cause}
              data={causes.map((value) => ({ value, label: t(`lose.causes.${value}`) }))}
              onChange={(event) => setField(field, event.currentTarget.value)}
            />
          ) : field === 'competitor' ? (
            <Autocomplete
              key={field}
              label={t('lose.competitor')}
              data={competitors.data?.competitors ?? []}
              limit={8}
              value={values.fields.competitor ?? ''}
              onChange={(value) => setField(field, value)}
            />
          ) : (
            <TextInput
              key={field}
              label={t(`lose.${field}`, { currency: currencySign(currency) })}
              type={field === 'expectedAgain' ? 'date' : 'text'}
              inputMode={field === 'priceGap' ? 'decimal' : undefined}
              placeholder={field === 'priceGap' || field === 'component' ? t('lose.optional') : undefined}
              autoComplete="off"
              value={values.fields[field] ?? ''}
              onChange={(event) => setField(field, event.currentTarget.value)}
            />
          ),
        )}
        <TextInput
          label={t('lose.comeBack')}
          type="date"
          min={today}
          value={values.wakeUpOn}
          error={needsDay && t('lose.needsDay')}
          onChange={(event) => setValues({ ...values, wakeUpOn: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('lose.note')}
        placeholder={t('lose.optional')}
        autosize
        minRows={2}
        value={values.note}
        onChange={(event) => setValues({ ...values, note: event.currentTarget.value })}
      />
    </>
  );
}
