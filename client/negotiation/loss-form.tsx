import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import type { IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { LossFields } from './loss-fields.tsx';
import { firstLoss, type LossValues, lossFrom } from './loss-values.ts';
import styles from './negotiation.module.css';

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
  const send = () => {
    const read = lossFrom(values, today);
    setUnfit('unfit' in read ? read.unfit : null);
    return 'unfit' in read
      ? null
      : lose.mutateAsync({ params: { quoteId }, body: { loss: read.loss, offer } });
  };
  return (
    <CommandForm
      label={t('lose.title')}
      look="card"
      words={{ submit: t('lose.submit'), cancel: t('action.cancel') }}
      command={lose}
      send={send}
      told={t('lose.done')}
      onDone={onDone}
    >
      <h2>{t('lose.title')}</h2>
      <LossFields {...{ values, setValues, today, currency }} needsDay={unfit === 'needsDay'} />
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
    </CommandForm>
  );
}
