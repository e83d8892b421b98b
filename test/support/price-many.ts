/**
 * A long list of arbitrary quotes, priced, as text: the same on every machine that runs it. Runs in Node and, bundled,
 * in a browser.
 */
import fc from 'fast-check';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { hostileContents, priceableContents, pricingDays } from './priceable-content.ts';

const quotes = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: priceableContents },
    { weight: 1, arbitrary: hostileContents.filter(({ terms }) => Number.isFinite(terms.termMonths)) },
  ),
  pricingDays,
);

/** One line per quote: what it comes to. */
export function priceMany(seed: number, count: number): string[] {
  return fc
    .sample(quotes, { seed, numRuns: count })
    .map(([content, asOf]) => JSON.stringify(priceQuote(content, { asOf })));
}
