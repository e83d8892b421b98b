/** Amounts as a quote prints them: `1 234,50 kr`, the same in every language of the screens. */
import type { CurrencyCode } from './amounts.ts';
import { currencySign, minorDigits } from './currency.ts';
import { fromScaled } from './decimal.ts';
import { decimalsIn, formatDecimal, noBreakSpace } from './format-number.ts';

/**
 * An amount of minor units with its currency. Without `decimals` öre are shown only where there are any; a column
 * passes `amountDecimals(…)` so that all its amounts look alike. 4 800 000 öre is "48 000 kr".
 */
export function formatMoney(
  amount: number,
  currency: CurrencyCode,
  decimals = amountDecimals([amount], currency),
): string {
  const major = fromScaled(BigInt(amount), minorDigits(currency));
  return `${formatDecimal(major, decimals)}${noBreakSpace}${currencySign(currency)}`;
}

/** A difference: more has a plus, less a minus, none neither. "+36 000 kr", "−12 000 kr" */
export function formatDifference(amount: number, currency: CurrencyCode, decimals?: number): string {
  return `${amount > 0 ? '+' : ''}${formatMoney(amount, currency, decimals)}`;
}

/** A unit price (decimal text in major units), which may have more decimals than the currency: "0,335 kr". */
export function formatUnitPrice(
  price: string,
  currency: CurrencyCode,
  decimals = priceDecimals([price], currency),
): string {
  return `${formatDecimal(price, decimals)}${noBreakSpace}${currencySign(currency)}`;
}

/**
 * The öre rule for a column of amounts: none shows decimals while all are whole; when one has öre, all show the
 * currency's.
 */
export function amountDecimals(amounts: readonly number[], currency: CurrencyCode): number {
  const digits = minorDigits(currency);
  return amounts.every((amount) => amount % 10 ** digits === 0) ? 0 : digits;
}

/** The öre rule for a column of unit prices: as for amounts, and all as fine as the finest. */
export function priceDecimals(prices: readonly string[], currency: CurrencyCode): number {
  const finest = Math.max(0, ...prices.map(decimalsIn));
  return finest === 0 ? 0 : Math.max(finest, minorDigits(currency));
}
