import { priceQuote } from '#shared/pricing/price-quote.ts';
import { filledTexts } from '#shared/quote/fill-variables.ts';
import type { JointTextId, QuoteContent, TextId } from '#shared/quote/quote.ts';
import type { RichText } from '#shared/quote/rich-text.ts';
import { dayIn, type Instant } from '#shared/time.ts';
import type { QuoteFrame } from './quote-frame.ts';

/** The texts of a quote as people in the room read them now: variables say what they stand for. */
export function textsNow(
  { quote, seller, customer, timeZone }: QuoteFrame,
  content: QuoteContent,
  now: Instant,
): Record<TextId | JointTextId, RichText> {
  const priced = priceQuote(content, { asOf: dayIn(timeZone, now) });
  return filledTexts({ number: quote.number, seller, customer, content, priced });
}
