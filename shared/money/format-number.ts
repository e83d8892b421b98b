/**
 * Numbers as a quote prints them: thousands apart by a no-break space, a comma before the decimals, a true minus. So
 * Swedish writes them; the format belongs to the quote and is the same in every language of the screens. Intl does
 * it, on decimal texts and not on numbers, so that no digit passes through binary floating point.
 */
import { madeOnce } from '../made-once.ts';
import { fromScaled, normaliseDecimal, toScaled } from './decimal.ts';

export const noBreakSpace = '\u00A0';
export const minus = '\u2212';

/** What is printed where a text is no number. */
const nothing = '–';
const finest = 20;

/** By the decimals asked for. */
const numberFormat = madeOnce(
  (decimals: number) =>
    new Intl.NumberFormat('sv-SE', {
      numberingSystem: 'latn',
      useGrouping: true,
      minimumFractionDigits: decimals,
      maximumFractionDigits: finest,
    }),
);

/**
 * "1234.5" → "1 234,5"; with `decimals` (0 to 20) at least so many are shown: "1 234,50". Decimals that are there are
 * never cut off or rounded.
 */
export function formatDecimal(text: string, decimals = 0): string {
  const number = normaliseDecimal(text);
  return number === null ? nothing : numberFormat(decimals).format(number as Intl.StringNumericLiteral);
}

/** A quantity as it is read: "25000" → "25 000", "0.5" → "0,5". */
export function formatQuantity(quantity: string): string {
  return formatDecimal(quantity);
}

/** "12.5" → "12,5 %" */
export function formatPercent(percent: string): string {
  return `${formatDecimal(percent)}${noBreakSpace}%`;
}

/** A decimal text as one types it, to be changed: "25000", "0,5". */
export function typedDecimal(text: string): string {
  return text.replace('.', ',');
}

/** How many decimals of a decimal text say something: "412.50" has one, "48000.00" none. */
export function decimalsIn(text: string): number {
  const value = toScaled(text, finest);
  return value === null ? 0 : (fromScaled(value, finest).split('.')[1] ?? '').length;
}
