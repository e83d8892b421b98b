/**
 * What a text can say of its own quote: the values that a variable in it may stand for, by name. A closed table, so that
 * nothing but a name is ever stored in the text; what is shown is worked out from the quote (`variable-values.ts`).
 */

/** Who, what and when. */
const factNames = [
  'customer',
  'customerContact',
  'seller',
  'sellerContact',
  'quoteNumber',
  'quoteTitle',
  'startDate',
  'validUntil',
  'termMonths',
  'paymentDays',
] as const;

/** What it comes to: the totals of the pricing module, without VAT unless the name says so. */
const sumNames = [
  'firstYear',
  'firstYearInclVat',
  'dueAtAcceptance',
  'once',
  'onceInclVat',
  'month',
  'monthInclVat',
  'quarter',
  'quarterInclVat',
  'year',
  'yearInclVat',
] as const;

export const variableNames = [...factNames, ...sumNames] as const;
export type VariableName = (typeof variableNames)[number];

export const isVariableName = (value: unknown): value is VariableName =>
  variableNames.some((name) => name === value);
