/** What would be sent if it were sent now. Review shows this and send repeats it, so the two cannot differ. */
import type { Kysely } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Review, ReviewCheck } from '#shared/protocol/views.ts';
import {
  type FrozenQuote,
  fingerprint,
  frozenFormat,
  offerTermsDefaults,
} from '#shared/quote/frozen-quote.ts';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { DocumentReading } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { type CanonicalContent, canonicalContent } from './content-hash.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { type QuoteFrame, readFrame } from './quote-frame.ts';
import { reviewChecks } from './review-checks.ts';

export interface Weighed extends CanonicalContent {
  readonly frozen: FrozenQuote;
  readonly priced: PricedQuote;
  readonly checks: readonly ReviewCheck[];
}

export async function reviewQuote(
  { db, rooms, now }: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
): Promise<Review | Refusal> {
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  if (statusAfter('send', frame.quote.status) === null) return refuse('wrong-status');

  const reading = await rooms.read(quoteId);
  const { frozen, hash, priced, checks } = await weigh(db, frame, reading, now());
  return {
    hash,
    seq: reading.seq,
    fingerprint: fingerprint(hash),
    frozen,
    priced,
    checks: [...checks],
    recipients: recipientsOf(frame),
  };
}

/** Freezes, prices and examines a content inside its frame. Reads only. */
export async function weigh(
  db: Kysely<Schema>,
  frame: QuoteFrame,
  { content, issues }: DocumentReading,
  now: number,
): Promise<Weighed> {
  const frozen: FrozenQuote = {
    format: frozenFormat,
    number: frame.quote.number,
    version: frame.nextVersion,
    seller: frame.seller,
    customer: frame.customer,
    offer: offerTermsDefaults,
    content,
  };
  const today = dayIn(frame.timeZone, now);
  const priced = priceQuote(content, { asOf: today });
  const checks = reviewChecks({
    content,
    issues: [...issues, ...priced.issues],
    today,
    buyers: recipientsOf(frame).length,
    seenByBuyer: await hasBuyerSeen(db, frame),
  });
  return { frozen, priced, checks, ...canonicalContent(frozen) };
}

export function recipientsOf(frame: QuoteFrame): Review['recipients'] {
  return frame.participants
    .filter((person) => person.side === 'buyer')
    .map(({ id, name, email }) => ({ participantId: id, name, email }));
}

/** A link that was exchanged for a session, which a program that scans mail does not do. */
async function hasBuyerSeen(db: Kysely<Schema>, { quote }: QuoteFrame): Promise<boolean> {
  const used = await db
    .selectFrom('share_link')
    .select('id')
    .where('quote_id', '=', quote.id)
    .where('organisation_id', '=', quote.organisation_id)
    .where('last_used_at', 'is not', null)
    .executeTakeFirst();
  return used !== undefined;
}
