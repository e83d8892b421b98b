/**
 * Numbers as people write them: "1234,5", "1 234.50", "1234:-", "673 640 kr", "−12". Gives the decimal string the
 * rest of the product works with, or `null` when it is no number.
 */
export function decimalFromInput(text: string): string | null {
  const bare = text
    .trim()
    .replace(/(:-|kr\.?|[€$£])$/i, '')
    .replace(/[\s\u00A0\u202F']/g, '')
    .replace(/^[\u2212\u2013]/, '-');
  const match = /^(-?)([\d.,]*\d[\d.,]*)$/.exec(bare);
  if (!match) return null;
  const [, sign = '', digits = ''] = match;
  const at = decimalMark(digits);
  const whole = digits
    .slice(0, at)
    .replace(/[.,]/g, '')
    .replace(/^0+(?=\d)/, '');
  const fraction = digits.slice(at + 1).replace(/0+$/, '');
  const number = fraction === '' ? whole || '0' : `${whole || '0'}.${fraction}`;
  return number === '0' ? '0' : sign + number;
}

/** Where the decimal mark is: the last comma or point, unless the same mark comes more than once (then it groups). */
function decimalMark(digits: string): number {
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  if (last === -1) return digits.length;
  const mark = digits.charAt(last);
  return digits.indexOf(mark) === last ? last : digits.length;
}
