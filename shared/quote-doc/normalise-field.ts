/** Brings the decimal texts inside a field's value to one spelling, so that "1.50" and "1.5" are one content and one hash. */
import { normaliseDecimal } from '../money/decimal.ts';

/** Members that hold a decimal text, wherever they occur in a value. All other texts are left as they are. */
const decimalMembers = new Set([
  'unitPrice',
  'baseQuantity',
  'quantity',
  'discountPercent',
  'unitCost',
  'floorPrice',
  'upTo',
  'flatFee',
  'min',
  'max',
  'step',
  'percent',
  'amount',
  'baseAmount',
  'minMarginPercent',
  'maxDiscountPercent',
  'rate',
]);

export function normaliseField(name: string, value: unknown): unknown {
  if (typeof value === 'string') return decimalMembers.has(name) ? (normaliseDecimal(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((item) => normaliseField('', item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member, normaliseField(member, inner)]),
  );
}
