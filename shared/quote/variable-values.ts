/**
 * What the variables of a quote stand for now, in the document's language. Nothing is added up here: sums are those of
 * `priceQuote`. All of it follows from the content and the parties, which a version freezes, so a version says for ever
 * what it said when it was sent; the day of sending itself is no part of that, and so there is no variable for it.
 */
import { formatDay } from '../money/format-date.ts';
import { formatMoney } from '../money/format-money.ts';
import type { PricedQuote } from '../pricing/priced-quote.ts';
import type { Party } from './frozen-quote.ts';
import type { PricePeriod, QuoteContent } from './quote.ts';
import type { VariableName } from './variables.ts';

/** A frozen quote with its figures, or a live one with what is around it. */
export interface VariableSource {
  /** The quote's readable number, without the version's. */
  readonly number: string;
  readonly seller: Pick<Party, 'name' | 'people'>;
  readonly customer: Pick<Party, 'name' | 'people'>;
  readonly content: Pick<QuoteContent, 'terms'>;
  readonly priced: Pick<PricedQuote, 'currency' | 'periods' | 'firstYear' | 'dueAtAcceptance'>;
}

/** `null`: the quote has no such value, as one without a start date has none. */
export type VariableValues = Readonly<Record<VariableName, string | null>>;

type Value = (source: VariableSource) => string | null;

const dateOf =
  (field: 'startDate' | 'validUntil'): Value =>
  ({ content: { terms } }) => {
    const day = terms[field];
    return day === null ? null : formatDay(day, terms.language);
  };

const sumOf =
  (period: PricePeriod, amount: 'net' | 'gross'): Value =>
  ({ priced }) => {
    const total = priced.periods.find((candidate) => candidate.period === period);
    return total === undefined ? null : formatMoney(total[amount], priced.currency);
  };

const values: Readonly<Record<VariableName, Value>> = {
  customer: ({ customer }) => customer.name,
  customerContact: ({ customer }) => customer.people[0]?.name ?? null,
  seller: ({ seller }) => seller.name,
  sellerContact: ({ seller }) => seller.people[0]?.name ?? null,
  quoteNumber: ({ number }) => number,
  quoteTitle: ({ content }) => content.terms.title,
  startDate: dateOf('startDate'),
  validUntil: dateOf('validUntil'),
  termMonths: ({ content }) => String(content.terms.termMonths),
  paymentDays: ({ content }) => String(content.terms.paymentDays),
  firstYear: ({ priced }) => formatMoney(priced.firstYear.net, priced.currency),
  firstYearInclVat: ({ priced }) => formatMoney(priced.firstYear.gross, priced.currency),
  dueAtAcceptance: ({ priced }) => formatMoney(priced.dueAtAcceptance.payable, priced.currency),
  once: sumOf('once', 'net'),
  onceInclVat: sumOf('once', 'gross'),
  month: sumOf('month', 'net'),
  monthInclVat: sumOf('month', 'gross'),
  quarter: sumOf('quarter', 'net'),
  quarterInclVat: sumOf('quarter', 'gross'),
  year: sumOf('year', 'net'),
  yearInclVat: sumOf('year', 'gross'),
};

export function variableValues(source: VariableSource): VariableValues {
  const stated = (value: string | null) => (value?.trim() ? value.trim() : null);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, stated(value(source))]),
  ) as VariableValues;
}
