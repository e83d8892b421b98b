/** Numbers in files: one decimal mark for the whole of it, as "1,200" is twelve hundred in one and a little over one in another. */
import { parseNumber } from '../money/parse-number.ts';

export const decimalMarks = [',', '.'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** By what cannot be read otherwise; where nothing tells, a comma, as groups of three are rarer than decimals. */
export function guessMark(cells: Iterable<string>): DecimalMark {
  let [comma, point] = [0, 0];
  for (const cell of cells) {
    const text = cell.replace(/[^\d.,]/g, '');
    const last = text.search(/[.,]\d*$/);
    if (last < 0) continue;
    const mark = text.charAt(last);
    const others = text.slice(0, last);
    const isTold = /[.,]/.test(others) ? !others.includes(mark) : !/^\d{1,3}[.,]\d{3}$/.test(text);
    if (isTold && mark === ',') comma += 1;
    if (isTold && mark === '.') point += 1;
  }
  return point > comma ? '.' : ',';
}

const grouped: Readonly<Record<DecimalMark, RegExp>> = {
  ',': /^-?\d{1,3}(\.\d{3})*(,\d+)?$|^-?\d+(,\d+)?$/,
  '.': /^-?\d{1,3}(,\d{3})*(\.\d+)?$|^-?\d+(\.\d+)?$/,
};

/** The decimal text, or `null` where it is no number written with that mark. Takes signs of money and spaces along. */
export function numberIn(text: string, mark: DecimalMark): string | null {
  const digits = text
    .replace(/[\s\u00A0\u202F'’]/g, '')
    .replace(/(:-|kr\.?|%|€|\$|£|[A-Z]{3})$/i, '')
    .replace(/^([\u2212\u2013-]?)([Kk]r\.?|€|\$|£|[A-Z]{3})/, '$1')
    .replace(/^[\u2212\u2013]/, '-');
  if (!grouped[mark].test(digits)) return null;
  const other = mark === ',' ? '.' : ',';
  return parseNumber(digits.replaceAll(other, '').replace(mark, '.'));
}

/** As people write it with that mark: "1234,5". */
export const numberOut = (value: string, mark: DecimalMark): string => value.replace('.', mark);
