import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import { quoteDocument, type VersionFacts } from './quote-document.ts';
import { quotePrint } from './quote-print.ts';
import { createTypesetter } from './typst.ts';

export interface QuotePdfInput extends VersionFacts {
  readonly frozen: FrozenQuote;
  /** What `priceQuote` gave for the frozen content. */
  readonly priced: PricedQuote;
}

const typeset = createTypesetter({ atOnce: 2, milliseconds: 20_000 });

/**
 * The PDF of a sent version: A4, tagged, PDF/A-3a where the fonts can show all its text. Made from the frozen row
 * alone, so the same version gives the same bytes whenever it is asked for; only signs that Inter lacks depend on
 * the fonts of the machine. Throws an Error when it cannot be made; nothing is changed by that, and it can be asked
 * for again.
 */
export function renderQuotePdf({ frozen, priced, ...facts }: QuotePdfInput): Promise<Uint8Array> {
  const document = quoteDocument(quotePrint(frozen, priced), facts);
  return typeset({ document, createdAt: Math.floor(facts.sentAt / 1000) });
}
