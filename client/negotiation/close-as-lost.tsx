import { NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currencySign } from '#shared/money/currency.ts';
import { isOpen } from '#shared/opportunity/stages.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { firstLoss, type LossField, lossFields, lossFrom, variantsInOrder } from './loss-values.ts';
import styles from './negotiation.module.css';

/** For the seller, under the paper: losing is a decision, and says why. */
export function CloseAsLost() {
  const { t } = useTranslation('negotiation');
  const { quote, asCustomer } = useRoom();
  const [isAsking, setAsking] = useState(false);
  const stage = quote.opportunity?.stage;
  if (!stage || !isOpen(stage) || !quote.commands.close || asCustomer) return null;
  if (isAsking) return <LossForm onDone={() => setAsking(false)} />;
  return (
    <p className={styles['closer']}>
      <button
        type="button"
        className={`${controls['button']} ${controls['quiet']}`}
        onClick={() => setAsking(true)}
      >
        {t('lose.open')}
      </button>
    </p>
  );
}

const causes = ['need-vanished', 'budget-withdrawn', 'wrong-fit'] as const;

function LossForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('negotiation');
  const { quoteId, quote } = useRoom();
  const currency = useSession((session) => session.content.terms.currency);
  const lose = useCommand('loseOpportunity');
  const [values, setValues] = useState(() => firstLoss('competitor', quote.today));
  const [offer, setOffer] = useState<'withdraw' | 'let-run'>('withdraw');
  const [unfit, setUnfit] = useState<'unfit' | 'needsDay' | null>(null);
  const hasOffer = quote.versions.some(({ standing }) => standing === 'outstanding');
  const submit = () => {
    const read = lossFrom(values, quote.today);
    setUnfit('unfit' in read ? read.unfit : null);
    if ('unfit' in read) return;
    lose.mutateAsync({ params: { quoteId }, body: { loss: read.loss, offer } }).then(
      () => showToast(t('lose.done')),
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
        onChange={(event) =>
          setValues(firstLoss(event.currentTarget.value as typeof values.variant, quote.today))
        }
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
          min={quote.today}
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
