/** Which words say what was done to an element, and what it was and is. The words themselves are in the messages. */

import { formatUnitPrice } from '#shared/money/format-money.ts';
import { formatPercent, formatQuantity } from '#shared/money/format-number.ts';
import type { DifferenceOrigin } from '#shared/protocol/versions-api.ts';
import type { Cause } from '#shared/quote/compare/comparison.ts';
import type { TextKey } from '../ui/text-keys.ts';

export type AnyCause = Cause<DifferenceOrigin>;

type FieldKey = Extract<TextKey<'versions'>, `field.${string}`>;

/** Fields that are told by the words themselves, which stand below. */
export const wordFields: readonly string[] = ['title', 'description', 'unit', 'included', 'notIncluded'];

/** The key of a field's name. Every field that can change has one. */
export const fieldKey = (field: string): FieldKey => `field.${field}` as FieldKey;

/** Whether the cause is told by words that were rewritten. */
export const isWords = ({ field, kind }: AnyCause): boolean =>
  kind === 'changed' && field !== null && wordFields.includes(field);

/** A text field as one line per item. */
export function wordsOf(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value ?? '');
}

type ValueWords = (value: unknown, currency: string) => string | null;

const percent: ValueWords = (value) => (typeof value === 'string' ? formatPercent(value) : null);

/** Values that say more than that they changed. The others have no short words, or stand in the columns already. */
const valueWords: Readonly<Record<string, ValueWords>> = {
  discountPercent: percent,
  vat: (value) => percent(memberOf(value, 'rate'), ''),
  quoteDiscount: (value, currency) => {
    const amount = memberOf(value, 'amount');
    if (typeof amount === 'string') return formatUnitPrice(amount, currency);
    return percent(memberOf(value, 'percent'), currency);
  },
  baseQuantity: (value) => (typeof value === 'string' ? formatQuantity(value) : null),
  min: (value) => (typeof value === 'number' ? String(value) : null),
  max: (value) => (typeof value === 'number' ? String(value) : null),
};

type ValueKey = Extract<TextKey<'versions'>, `value.is.${string}`>;

/** Values that words of the reader's language say. */
const namedValues: Readonly<Record<string, (value: unknown) => ValueKey>> = {
  presence: (value) => (value === 'required' ? 'value.is.required' : 'value.is.optional'),
  staysOpen: (value) => (value === true ? 'value.is.open' : 'value.is.fixed'),
};

/** The keys of what stood there and what stands there now, where that is one of a few. */
export function namedValuesOf({
  kind,
  field,
  before,
  after,
}: AnyCause): readonly [ValueKey, ValueKey] | null {
  const key = kind !== 'changed' || field === null ? undefined : namedValues[field];
  return key === undefined ? null : [key(before), key(after)];
}

/** What stood there and what stands there now, where it can be said in a word; `null` in it: nothing. */
export function valuesOf(
  { field, before, after }: AnyCause,
  currency: string,
): { readonly before: string | null; readonly after: string | null } | null {
  const words = field === null ? undefined : valueWords[field];
  if (words === undefined) return null;
  const pair = { before: words(before, currency), after: words(after, currency) };
  return pair.before === null && pair.after === null ? null : pair;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
