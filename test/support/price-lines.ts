/** Short ways to state content in tests of pricing. */
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PeriodTotal, PricedQuote } from '#shared/pricing/priced-quote.ts';
import {
  type Component,
  type PricePeriod,
  type QuoteContent,
  sectionDefaults,
  type Terms,
  termsDefaults,
} from '#shared/quote/quote.ts';
import { component, quoteContent } from './quote-content.ts';

/** A quote of one section with these components, which are named `c1`, `c2` … */
export function quoteOfLines(
  lines: readonly Partial<Component>[],
  terms: Partial<Terms> = {},
  rest: Partial<QuoteContent> = {},
): QuoteContent {
  return quoteContent({
    terms: { ...termsDefaults, ...terms },
    sections: [{ ...sectionDefaults, id: 'start', title: 'Start', rank: 'a0' }],
    components: lines.map((line, index) => component(`c${index + 1}`, line)),
    ...rest,
  });
}

export const priceLines = (...args: Parameters<typeof quoteOfLines>): PricedQuote =>
  priceQuote(quoteOfLines(...args));

/** The total of a period that must occur. */
export function periodOf(priced: PricedQuote, period: PricePeriod): PeriodTotal {
  const total = priced.periods.find((each) => each.period === period);
  if (!total) throw new Error(`nothing is paid per ${period}`);
  return total;
}

export const standard = (rate: string): Component['vat'] => ({ category: 'S', rate });

/** The codes of what is wrong, each with the element it is about. */
export const issuesOf = (priced: PricedQuote): string[] =>
  priced.issues.map(({ code, element, field }) => [code, element, field].filter(Boolean).join(' '));
