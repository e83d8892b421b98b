/**
 * Numbers as people write them: "1234,5", "1 234.50", "1234:-", "12 500 kr", "10 %", with either minus sign.
 */
import { normaliseDecimal } from './decimal.ts';

const unitAtEnd = /(:-|[Kk]r\.?|%|€|\$|£|[A-Z]{3})$/;
const groupMarks = /[\s\u00A0\u202F'’]/g;
const signedDigits = /^([\u2212\u2013-]?)([\d.,]*\d[\d.,]*)$/;

/**
 * The normalised decimal text, or `null` when the text is no number. Of comma and point the last one is the
 * decimal mark, unless it comes more than once: then it groups thousands.
 */
export function parseNumber(text: string): string | null {
  const match = signedDigits.exec(text.trim().replace(unitAtEnd, '').replace(groupMarks, ''));
  if (match === null) return null;
  const [, sign, digits = ''] = match;
  const at = decimalMark(digits);
  const whole = digits.slice(0, at).replace(/[.,]/g, '') || '0';
  const fraction = digits.slice(at + 1);
  return normaliseDecimal(`${sign ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);
}

/** Where the decimal mark stands; the length of the text when there is none. */
function decimalMark(digits: string): number {
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  if (last === -1) return digits.length;
  return digits.indexOf(digits.charAt(last)) === last ? last : digits.length;
}
