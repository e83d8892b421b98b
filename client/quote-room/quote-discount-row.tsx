import { useTranslation } from 'react-i18next';
import { useSession } from '../sync/use-session.ts';
import styles from './money.module.css';
import { NumberField } from './number-field.tsx';
import { numberRules } from './number-rules.ts';
import { percentOrNull } from './percent.ts';
import { useRoom } from './room-context.ts';
import { useFigures } from './use-figures.ts';
import { useRoomEdit } from './use-room-edit.ts';

/** What is taken off the quote as a whole: set by the seller as a percentage, shown to all as amounts. */
export function QuoteDiscountRow() {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const { typed, number, signed } = useFigures();
  const discount = useSession((session) => session.content.terms.quoteDiscount);
  const periods = useSession((session) => session.priced.periods);
  const percent = discount && 'percent' in discount ? discount.percent : null;
  const isAmount = discount !== null && 'amount' in discount;
  const taken = periods.filter((period) => period.quoteDiscount !== 0);
  if (mode !== 'build' && taken.length === 0) return null;

  const shown = percent === null ? '' : `${number(percent)}\u00a0%`;
  return (
    <>
      {mode === 'build' && !isAmount && (
        <div>
          <dt>{t('money.addDiscount')}</dt>
          <dd className={`${styles['discountInput']} num`}>
            <NumberField
              element="terms"
              field="quoteDiscount"
              label={t('money.discountInput')}
              placeholder={'0\u00a0%'}
              value={percent ?? ''}
              rule={numberRules.percent}
              shown={shown}
              typed={percent === null ? '' : typed(percent)}
              onCommit={(value) => {
                const next = percentOrNull(value);
                edit.setTerm('quoteDiscount', next === null ? null : { percent: next });
              }}
            />
          </dd>
        </div>
      )}
      {taken.map(({ period, quoteDiscount }) => (
        <div key={period} className={styles['soft']}>
          <dt>
            {percent === null
              ? t('money.discount')
              : t('money.discountPercent', { percent: number(percent) })}
          </dt>
          <dd className="num">{signed(-quoteDiscount, period)}</dd>
        </div>
      ))}
    </>
  );
}
