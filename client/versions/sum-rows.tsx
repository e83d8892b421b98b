import { amountDecimals, formatDifference, formatMoney } from '#shared/money/format-money.ts';
import { type AmountDifference, type PriceStep, priceSteps } from '#shared/pricing/amount-difference.ts';
import type { MarginPair } from '#shared/protocol/versions-api.ts';
import type { QuoteComparison } from '#shared/quote/compare/comparison.ts';
import type { PricePeriod } from '#shared/quote/quote.ts';
import { PeriodMoney } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './changes.module.css';
import { MarginCell } from './margin-cell.tsx';
import { figuresOf } from './table-scale.ts';
import { useCompared } from './versions-context.ts';

type Totals = NonNullable<QuoteComparison<unknown>['totals']>;

/** What it all comes to: per price period, over the first year, and with VAT. */
export function SumRows({ totals, margin }: { totals: Totals; margin: MarginPair | undefined }) {
  const { t } = useTranslation('versions');
  const { t: tUi } = useTranslation('ui');
  const { periods, firstYear, tax, gross } = totals;
  return (
    <tfoot>
      {periods.map((amounts) => (
        <SumRow
          key={amounts.period}
          label={tUi(`period.${amounts.period}`)}
          amounts={amounts}
          period={amounts.period}
        />
      ))}
      <SumRow label={t('table.first')} amounts={firstYear} margin={margin} isMain />
      <SumRow label={t('table.tax')} amounts={tax} isSplit={false} />
      <SumRow label={t('table.gross')} amounts={gross} isSplit={false} />
    </tfoot>
  );
}

interface SumRowProps {
  label: string;
  amounts: AmountDifference;
  period?: PricePeriod;
  margin?: MarginPair | undefined;
  isMain?: boolean;
  /** Whether to say how much of it is scope and how much price. */
  isSplit?: boolean;
}

function SumRow({ label, amounts, period = 'once', margin, isMain = false, isSplit = true }: SumRowProps) {
  const { t } = useTranslation('versions');
  const { before, after, currency } = useCompared();
  const { difference } = amounts;
  const decimals = amountDecimals(figuresOf(amounts), currency);
  const change = (amount: number) => formatDifference(amount, currency, decimals);
  const money = (amount: number) => <PeriodMoney {...{ amount, currency, decimals, period }} />;
  return (
    <tr className={isMain ? styles['sumMain'] : styles['sum']}>
      <th scope="row">{label}</th>
      <td className={styles['figure']} data-label={before}>
        {money(amounts.before)}
      </td>
      <td className={styles['figure']} data-label={after}>
        {money(amounts.after)}
      </td>
      <td className={styles['bar']} />
      <td className={styles['figure']} data-label={t('totals.difference')}>
        <span className="num">
          {difference === 0 ? formatMoney(0, currency, decimals) : change(difference)}
        </span>
        {isSplit && difference !== 0 && (
          <span className={`num ${styles['second']} ${styles['split']}`}>
            {splitOf(amounts).map(([part, amount]) => (
              <span key={part} className={styles['part']}>
                {t(`table.split.${part}`, { amount: change(amount) })}
              </span>
            ))}
          </span>
        )}
      </td>
      <MarginCell margin={margin} />
    </tr>
  );
}

type SplitPart = PriceStep | 'price';

/** Scope and price; of price what it is made of, where that is more than one thing. */
function splitOf({ scope, price, steps }: AmountDifference): (readonly [SplitPart, number])[] {
  const made = priceSteps.filter((step) => step !== 'scope' && steps[step] !== 0);
  const prices: (readonly [SplitPart, number])[] = made.map((step) => [step, steps[step]]);
  return [['scope', scope], ...(prices.length > 1 ? prices : [['price', price] as const])];
}
