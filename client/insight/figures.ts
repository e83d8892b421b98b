/** Estimates as the screens write them. They are no amounts: what they rest on is shown beside them. */
import { formatMoney } from '#shared/money/format-money.ts';
import { formatDecimal, formatPercent } from '#shared/money/format-number.ts';
import type { Figure } from '#shared/protocol/insight-api.ts';

/** 0.4137 → "41". Whole per cent: a rate of few cases is no surer than that. */
export const percentOf = (share: number): string => formatDecimal(String(Math.round(share * 100)));

/** One decimal where it says something: "4,1". */
export const finePercentOf = (share: number): string => decimalOf(share * 100);

/** The same with its sign: "4,1 %". */
export const finePercent = (share: number): string => formatPercent(String(Number((share * 100).toFixed(1))));

/** At most so many decimals, and no zeros at their end. */
export const decimalOf = (value: number, digits = 1): string =>
  formatDecimal(String(Number(value.toFixed(digits))));

interface Bounded {
  readonly low: number | null;
  readonly high: number | null;
}

export function intervalOf({ low, high }: Bounded): { low: string; high: string } | null {
  return low === null || high === null ? null : { low: percentOf(low), high: percentOf(high) };
}

/** "1 200 000 kr, 40 000 €"; whole units, for these are sums of many. */
export function sumsOf({ sums }: Pick<Figure, 'sums'>): string {
  return sums.map(({ amount, currency }) => formatMoney(amount, currency)).join(' · ');
}
