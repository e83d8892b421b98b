/**
 * Numbers as a quote prints them: thousands apart by a no-break space, a comma before the decimals, a true minus.
 * Written out by hand, not with Intl, so that screen, PDF and mail agree to the character. A number's format
 * belongs to the quote and is the same in every language of the screens.
 */
import { fromScaled, toScaled } from './decimal.ts';

export const noBreakSpace = '\u00A0';
export const minus = '\u2212';

/** What is printed where a text is no number. */
const nothing = '–';
const finest = 20;

/**
 * "1234.5" → "1 234,5"; with `decimals` at least so many are shown: "1 234,50". Decimals that are there are never
 * cut off or rounded.
 */
export function formatDecimal(text: string, decimals = 0): string {
  const value = toScaled(text, finest);
  if (value === null) return nothing;
  const [whole = '', fraction = ''] = fromScaled(value < 0n ? -value : value, finest).split('.');
  const shown = fraction.padEnd(decimals, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, noBreakSpace);
  return `${value < 0n ? minus : ''}${grouped}${shown === '' ? '' : `,${shown}`}`;
}

/** A quantity as it is read: "25000" → "25 000", "0.5" → "0,5". */
export function formatQuantity(quantity: string): string {
  return formatDecimal(quantity);
}

/** "12.5" → "12,5 %" */
export function formatPercent(percent: string): string {
  return `${formatDecimal(percent)}${noBreakSpace}%`;
}

/** How many decimals of a decimal text say something: "412.50" has one, "48000.00" none. */
export function decimalsIn(text: string): number {
  const value = toScaled(text, finest);
  return value === null ? 0 : (fromScaled(value, finest).split('.')[1] ?? '').length;
}
