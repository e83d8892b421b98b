import { formatMoney, formatUnitPrice } from '#shared/money/format-money.ts';
import { formatPercent, formatQuantity, minus } from '#shared/money/format-number.ts';
import type { PricedAdjustment } from '#shared/pricing/priced-quote.ts';
import type { ComponentSide } from '#shared/quote/compare/comparison.ts';
import { PeriodMoney } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './changes.module.css';
import { useCompared } from './versions-context.ts';

interface SideCellProps {
  side: ComponentSide | null;
  isAlternative: boolean;
}

/** What a component is in one of the two: its amount, and what that is made of. */
export function SideCell({ side, isAlternative }: SideCellProps) {
  const { t } = useTranslation('versions');
  const { currency } = useCompared();
  if (side === null) return <span className={styles['quiet']}>{t('table.absent')}</span>;
  if (!side.counts) {
    return <span className={styles['quiet']}>{t(isAlternative ? 'table.notChosen' : 'table.leftOut')}</span>;
  }
  if (side.price === null) return <span className="num">{formatQuantity(side.quantity)}</span>;
  const { net, period } = side.price;
  const made = madeOf(side.quantity, side.price, currency);
  return (
    <>
      <PeriodMoney amount={net} currency={currency} period={period} />
      {made !== null && <span className={`num ${styles['second']}`}>{made}</span>}
    </>
  );
}

/** "8 × 3 200 kr, −10 %"; `null` where that would only repeat the amount. */
function madeOf(
  quantity: string,
  { unitPrice, adjustments }: NonNullable<ComponentSide['price']>,
  currency: string,
): string | null {
  const isOne = quantity === '1' && adjustments.length === 0;
  if (isOne) return null;
  const units = formatQuantity(quantity);
  const times = unitPrice === null ? units : `${units} × ${formatUnitPrice(unitPrice, currency)}`;
  return [times, ...adjustments.map((each) => adjustmentWords(each, currency))].join(', ');
}

function adjustmentWords({ adjustment, amount }: PricedAdjustment, currency: string): string {
  const size = 'percent' in adjustment ? formatPercent(adjustment.percent) : formatMoney(amount, currency);
  return `${adjustment.kind === 'discount' ? minus : '+'}${size}`;
}
