import { useTranslation } from 'react-i18next';
import type { PricePeriod } from '#shared/quote/quote.ts';
import { moneyText } from './formats.ts';

interface MoneyProps {
  /** Whole minor units. */
  amount: number;
  currency: string;
}

/** A sum of money that lines up with those above and below it. */
export function Money({ amount, currency }: MoneyProps) {
  return <span className="num">{moneyText(amount, currency)}</span>;
}

/** A sum that recurs says how often: "25 375 kr/mo". */
export function PeriodMoney({ amount, currency, period }: MoneyProps & { period: PricePeriod }) {
  const { t } = useTranslation('ui');
  return (
    <span className="num">
      {moneyText(amount, currency)}
      {period !== 'once' && t(`per.${period}`)}
    </span>
  );
}
