/**
 * Figures as text. Their format belongs to the money, not to the reader's language: a space between thousands,
 * a decimal comma, a true minus, and the unit after a space that never breaks.
 */
import type { CurrencyCode, MinorUnits } from '#shared/money/amounts.ts';

const space = '\u00A0';
const minus = '\u2212';

const units: Readonly<Record<string, string>> = {
  SEK: 'kr',
  NOK: 'kr',
  DKK: 'kr',
  EUR: '€',
  USD: '$',
  GBP: '£',
};

/** How many decimals the currency has: 2 for kronor, 0 for yen. */
function minorDigits(currency: string): number {
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return options.maximumFractionDigits ?? 2;
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, space);

/** "1234.5" as "1 234,5". Shows the decimals it is given. */
export function decimalText(decimal: string): string {
  const [whole = '0', fraction] = decimal.replace('-', '').split('.');
  const text = fraction ? `${grouped(whole)},${fraction}` : grouped(whole);
  return decimal.startsWith('-') ? minus + text : text;
}

/** "673 640 kr"; with öre when there are any. */
export function moneyText(amount: MinorUnits | number, currency: CurrencyCode): string {
  const decimals = minorDigits(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const shown = /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole;
  return `${decimalText(amount < 0 ? `-${shown}` : shown)}${space}${units[currency] ?? currency}`;
}
