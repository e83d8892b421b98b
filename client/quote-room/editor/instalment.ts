import type { MinorUnits } from '#shared/money/amounts.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { Component, QuoteContent } from '#shared/quote/quote.ts';

/**
 * What one invoice for the component comes to, without VAT and before discounts on its section and on the quote: all
 * of a one-off, else what its billing period covers. 100 a month invoiced once a year is 1 200.
 */
export function instalmentOf(content: QuoteContent, component: Component): MinorUnits {
  const alone: Component = {
    ...component,
    groupId: null,
    presence: 'required',
    requires: [],
    excludes: [],
  };
  const terms = { ...content.terms, quoteDiscount: null, quoteAdjustments: [], payableStep: null };
  return priceQuote({ ...content, terms, sections: [], choiceGroups: [], components: [alone] })
    .dueAtAcceptance.net;
}
