/**
 * A long list of arbitrary quotes, priced, as text: the same on every machine that runs it. Runs in Node and, bundled,
 * in a browser.
 */
import fc from 'fast-check';
import { formatDay, formatInstant } from '#shared/money/format-date.ts';
import { formatDifference, formatMoney } from '#shared/money/format-money.ts';
import { formatPercent, formatQuantity } from '#shared/money/format-number.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { hostileContents, priceableContents, pricingDays } from './priceable-content.ts';

const quotes = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: priceableContents },
    { weight: 1, arbitrary: hostileContents.filter(({ terms }) => Number.isFinite(terms.termMonths)) },
  ),
  pricingDays,
);

const languages = ['en', 'sv'] as const;
const year2100 = Date.UTC(2100);

/** The figures of a quote as screens, documents and mails write them, in both languages. */
function written({ currency, firstYear, components, mrr }: PricedQuote, day: string): string[] {
  return [
    formatMoney(-firstYear.net, currency),
    formatDifference(mrr, currency),
    ...firstYear.vat.map(({ rate }) => formatPercent(rate)),
    ...Object.values(components).map(
      ({ quantity, net }) => `${formatQuantity(quantity)} ${formatMoney(net, currency)}`,
    ),
    ...languages.flatMap((language) => [
      formatDay(day, language),
      formatInstant(Math.abs(firstYear.gross) % year2100, 'Europe/Stockholm', language),
    ]),
  ];
}

/** One line per quote: what it comes to, and how that is written. */
export function priceMany(seed: number, count: number): string[] {
  return fc.sample(quotes, { seed, numRuns: count }).map(([content, asOf]) => {
    const priced = priceQuote(content, { asOf });
    return JSON.stringify({ ...priced, written: written(priced, asOf ?? '2026-12-24') });
  });
}
