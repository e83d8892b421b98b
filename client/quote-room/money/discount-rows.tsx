import { useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import styles from './money.module.css';

/** What the discount on the quote as a whole takes off each period. */
export function DiscountRows() {
  const { t } = useTranslation('quoteRoom');
  const { percent, signed } = useShownFigures();
  const { content, priced } = useShownQuote();
  const discount = content.terms.quoteDiscount;
  const label =
    discount && 'percent' in discount
      ? t('money.discountPercent', { percent: percent(discount.percent) })
      : t('money.discount');
  return priced.periods
    .filter(({ quoteDiscount }) => quoteDiscount !== 0)
    .map(({ period, quoteDiscount }) => (
      <div key={period} className={styles['soft']}>
        <dt>{label}</dt>
        <dd className="num">{signed(-quoteDiscount, period)}</dd>
      </div>
    ));
}
