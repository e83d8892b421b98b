/**
 * Exact decimal arithmetic on scaled BigInt: the text "7.25" at scale 4 is 72500n. Nothing here, and nothing
 * that prices, goes through binary floating point (I-41).
 */

/** Longer texts are no numbers of ours, and turning them into integers would cost more than they are worth. */
const decimalForm = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/;

const powersOfTen = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to a whole exponent from 0 to 63. */
export function powerOfTen(exponent: number): bigint {
  return powersOfTen[exponent] ?? 10n ** BigInt(exponent);
}

/**
 * `text × 10^scale` as an integer, or `null` when the text is no decimal or has more decimals than `scale`
 * holds. Zeros at the end of the decimals say nothing and are never too many.
 */
export function toScaled(text: string, scale: number): bigint | null {
  const match = decimalForm.exec(text);
  if (match === null) return null;
  // By index: taking a match apart by pattern costs as much as matching, and this is the innermost loop of pricing.
  const whole = match[2] ?? '';
  const written = match[3] ?? '';
  const fraction = written.length > scale ? written.replace(/0+$/, '') : written;
  if (fraction.length > scale) return null;
  const magnitude = BigInt(whole + fraction) * powerOfTen(scale - fraction.length);
  return match[1] === '-' ? -magnitude : magnitude;
}

/** The one spelling of a scaled integer: no zeros that say nothing, no negative zero. 72500n at scale 4 is "7.25". */
export function fromScaled(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const at = digits.length - scale;
  const fraction = digits.slice(at).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, at)}${fraction === '' ? '' : `.${fraction}`}`;
}

const finest = 20;

/** As `fromScaled` would write it. Nearly every text is, and then there is nothing to compute. */
const isNormal = /^(0|[1-9]\d{0,29})(\.\d{0,19}[1-9])?$/;

/** "007.50" → "7.5", "-0" → "0"; `null` when it is no decimal. */
export function normaliseDecimal(text: string): string | null {
  if (isNormal.test(text)) return text;
  const value = toScaled(text, finest);
  return value === null ? null : fromScaled(value, finest);
}

/**
 * The one rounding rule: to the nearest integer, half away from zero, so that a credit undoes exactly what it credits.
 * The denominator is never zero: callers divide by what they have checked.
 *
 * Source: how invoices are rounded, which EN 16931 takes for granted where it says so many decimals.
 * Worked: 7 ÷ 2 is 4, and −7 ÷ 2 is −4.
 */
export function divRound(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const magnitude = (2n * top + bottom) / (2n * bottom);
  return isNegative ? -magnitude : magnitude;
}
