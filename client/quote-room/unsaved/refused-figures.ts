/** The figures, dates and percentages among what was refused, written as the quote writes them. */
import { formatPercent } from '#shared/money/format-number.ts';

export interface FigureWords {
  unitPrice(price: string): string;
  number(value: string): string;
  day(date: string): string;
}

type Format = (value: string, words: FigureWords) => string;

const price: Format = (value, { unitPrice }) => unitPrice(value);
const count: Format = (value, { number }) => number(value);
const percent: Format = (value) => formatPercent(value);
const day: Format = (value, words) => words.day(value);

/** By the names of fields, whatever they stand in: of a component, of the terms, or of a part of them. */
const formats: Readonly<Record<string, Format>> = {
  unitPrice: price,
  unitCost: price,
  floorPrice: price,
  flatFee: price,
  amount: price,
  quantity: count,
  quantities: count,
  baseQuantity: count,
  upTo: count,
  min: count,
  max: count,
  step: count,
  termMonths: count,
  paymentDays: count,
  percent,
  rate: percent,
  discountPercent: percent,
  startDate: day,
  validUntil: day,
  quoteDiscountUntil: day,
};

/** `null` for a field that holds no figure. What was refused for being none is shown as it was written. */
export function figureOf(field: string, value: string | number, words: FigureWords): string | null {
  const format = Object.hasOwn(formats, field) ? formats[field] : undefined;
  if (format === undefined) return null;
  try {
    return format(String(value), words);
  } catch {
    return String(value);
  }
}
