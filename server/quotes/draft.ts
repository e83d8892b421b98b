import type { QuoteId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { type FrozenQuote, frozenFormat, offerTermsDefaults } from '#shared/quote/frozen-quote.ts';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import { dayIn, type Instant } from '#shared/time.ts';
import type { Actor } from '../accounts/actor.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { readFrame } from './quote-frame.ts';

/** What stands in the room now, in the form it would be frozen in. Nothing is frozen by reading it. */
export interface PresentDraft {
  readonly frozen: FrozenQuote;
  readonly priced: PricedQuote;
  readonly asOf: Instant;
  readonly timeZone: string;
}

/** For anybody who may be in the room; refused while the document is locked, as what stands then is the version. */
export async function readDraft(
  { db, rooms, now }: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
): Promise<PresentDraft | Refusal> {
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { quote, nextVersion, seller, customer, timeZone } = frame;
  if (statusAfter('send', quote.status) === null) return refuse('wrong-status');
  const { content } = await rooms.read(quoteId);
  const asOf = now();
  return {
    frozen: {
      format: frozenFormat,
      number: quote.number,
      version: nextVersion,
      seller,
      customer,
      offer: offerTermsDefaults,
      content,
    },
    priced: priceQuote(content, { asOf: dayIn(timeZone, asOf) }),
    asOf,
    timeZone,
  };
}
