import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { NumberField } from '../fields/number-field.tsx';
import { numberRules } from '../fields/number-rules.ts';
import { percentOrNull } from '../fields/percent.ts';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import styles from './money.module.css';

/** What is taken off the quote as a whole, set by the seller as a percentage; an amount is set with the terms. */
export function QuoteDiscountField() {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { typed, percent: written } = useFigures();
  const discount = useSession((session) => session.content.terms.quoteDiscount);
  if (discount !== null && 'amount' in discount) return null;
  const percent = discount?.percent ?? null;
  return (
    <div>
      <dt>{t('money.addDiscount')}</dt>
      <dd className={`${styles['discountInput']} num`}>
        <NumberField
          element="terms"
          field="quoteDiscount"
          label={t('money.discountInput')}
          placeholder={written('0')}
          value={percent ?? ''}
          rule={numberRules.percent}
          shown={percent === null ? '' : written(percent)}
          typed={percent === null ? '' : typed(percent)}
          onCommit={(value) => {
            const next = percentOrNull(value);
            edit.setTerm('quoteDiscount', next === null ? null : { percent: next });
          }}
        />
      </dd>
    </div>
  );
}
