import { NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteId } from '#shared/ids.ts';
import { currencySign } from '#shared/money/currency.ts';
import type { IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import {
  firstLoss,
  type LossField,
  type LossValues,
  lossFields,
  lossFrom,
  variantsInOrder,
} from './loss-values.ts';
import styles from './negotiation.module.css';

const causes = ['need-vanished', 'budget-withdrawn', 'wrong-fit'] as const;

interface LossFormProps {
  quoteId: QuoteId;
  /** The seller's day. */
  today: IsoDate;
  currency: string;
  /** Whether something lies with the customer: it is asked what becomes of it. */
  hasOffer: boolean;
  /** What it starts out with; absent, the first variant. */
  first?: LossValues;
  onDone: () => void;
}

/** Which way the deal ended, what that way has to say of itself, and when it is worth asking again. */
export function LossForm({ quoteId, today, currency, hasOffer, first, onDone }: LossFormProps) {
  const { t } = useTranslation('negotiation');
  const lose = useCommand('loseOpportunity');
  const [values, setValues] = useState(() => first ?? firstLoss('competitor', today));
  const [offer, setOffer] = useState<'withdraw' | 'let-run'>('withdraw');
  const [unfit, setUnfit] = useState<'unfit' | 'needsDay' | null>(null);
  const submit = () => {
    const read = lossFrom(values, today);
    setUnfit('unfit' in read ? read.unfit : null);
    if ('unfit' in read) return;
    lose.mutateAsync({ params: { quoteId }, body: { loss: read.loss, offer } }).then(
      () => {
        showToast(t('lose.done'));
        onDone();
      },
      () => {},
    );
  };
  const setField = (field: LossField, value: string) =>
    setValues((were) => ({ ...were, fields: { ...were.fields, [field]: value } }));
  return (
    <form
      className={`card ${styles['closing']}`}
      aria-label={t('lose.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3>{t('lose.title')}</h3>
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
          error={unfit === 'needsDay' && t('lose.needsDay')}
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
      {hasOffer && (
        <Radio.Group
          label={t('lose.offer')}
          description={t('lose.binds')}
          value={offer}
          onChange={(value) => setOffer(value === 'let-run' ? value : 'withdraw')}
        >
          <div className={styles['choices']}>
            {(['withdraw', 'let-run'] as const).map((value) => (
              <Radio key={value} value={value} label={t(`lose.offers.${value}`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      {unfit === 'unfit' && (
        <p role="alert" className={styles['unfit']}>
          {t('lose.unfit')}
        </p>
      )}
      {lose.error && <ProblemNotice error={lose.error} />}
      <div className={styles['acts']}>
        <button
          type="submit"
          className={`${controls['button']} ${controls['primary']}`}
          aria-disabled={lose.isPending}
        >
          {t('lose.submit')}
        </button>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
