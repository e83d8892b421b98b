import { formatMoney } from '#shared/money/format-money.ts';
import type { PricePeriod } from '#shared/quote/quote.ts';
import { useTranslation } from './use-translation.ts';

interface MoneyProps {
  /** Whole minor units. */
  amount: number;
  currency: string;
  /** What `amountDecimals` says of the column it stands in; alone, an amount decides for itself. */
  decimals?: number | undefined;
}

/** A sum of money that lines up with those above and below it. */
export function Money({ amount, currency, decimals }: MoneyProps) {
  return <span className="num">{formatMoney(amount, currency, decimals)}</span>;
}

/** A sum that recurs says how often: "25 375 kr/mo". */
export function PeriodMoney({ amount, currency, decimals, period }: MoneyProps & { period: PricePeriod }) {
  const { t } = useTranslation('ui');
  return (
    <span className="num">
      {formatMoney(amount, currency, decimals)}
      {period !== 'once' && t(`per.${period}`)}
    </span>
  );
}
