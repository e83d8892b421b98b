/** What would be sent if it were sent now. Review shows this and send repeats it, so the two cannot differ. */
import type { Kysely } from 'kysely';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import { elementOf } from '#shared/negotiation/asked.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { MailTrouble } from '#shared/protocol/deliveries.ts';
import type { Recipient } from '#shared/protocol/notices.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import type { Review, ReviewCheck } from '#shared/protocol/views.ts';
import { emptyVariables } from '#shared/quote/fill-variables.ts';
import { type FrozenQuote, fingerprint, frozenFormat } from '#shared/quote/frozen-quote.ts';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { type WeighedApproval, weighApproval } from '../approvals/weigh-approval.ts';
import { placeOf } from '../comments/comment-rows.ts';
import { openQuestions } from '../comments/open-questions.ts';
import { mailTroubles } from '../mail/returned.ts';
import { basisHash } from '../ready/basis-hash.ts';
import { readyView } from '../ready/ready-marks.ts';
import type { SentBasis } from '../ready/sent-basis.ts';
import type { DocumentReading, InternalReading } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { type CanonicalContent, canonicalContent } from './content-hash.ts';
import { lastOffer } from './last-offer.ts';
import { offerTerms } from './offer-terms.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { customerOf, type QuoteFrame, readFrame } from './quote-frame.ts';
import { reachableAmong } from './reachable.ts';
import { reviewChecks } from './review-checks.ts';

export interface Weighed extends CanonicalContent {
  readonly frozen: FrozenQuote;
  readonly priced: PricedQuote;
  readonly checks: readonly ReviewCheck[];
  readonly approval: WeighedApproval;
  readonly basis: Pick<SentBasis, 'hash' | 'ready'>;
  readonly leftOut: ReadonlySet<ParticipantId>;
  readonly lastValidDays: number | null;
  /** Of whom mail has come back. */
  readonly troubles: ReadonlyMap<ParticipantId, MailTrouble>;
}

/** What a review and a send are made of. */
export interface ToWeigh {
  readonly actor: UserActor;
  readonly frame: QuoteFrame;
  readonly reading: DocumentReading;
  readonly internal: InternalReading;
  readonly settings: OfferSettings;
  readonly now: number;
}

export async function reviewQuote(
  { db, rooms, now }: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  settings: OfferSettings = {},
): Promise<Review | Refusal> {
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  if (statusAfter('send', frame.quote.status) === null) return refuse('wrong-status');

  const reading = await rooms.read(quoteId);
  const internal = await rooms.readInternal(quoteId);
  const weighed = await weigh(db, { actor, frame, reading, internal, settings, now: now() });
  const { frozen, hash, priced, checks, approval, leftOut, lastValidDays, troubles } = weighed;
  return {
    hash,
    seq: reading.seq,
    fingerprint: fingerprint(hash),
    frozen,
    priced,
    checks: [...checks],
    recipients: buyersOf(frame).map(({ id, name, email, buyer_right }) => ({
      participantId: id,
      name,
      email,
      right: buyer_right,
      isLeftOut: leftOut.has(id),
      mailTrouble: troubles.get(id) ?? null,
    })),
    lastValidDays,
    approval: approval.view,
  };
}

/** Freezes, prices and examines a content inside its frame. Reads only. */
export async function weigh(
  db: Kysely<Schema>,
  { actor, frame, reading, internal, settings, now }: ToWeigh,
): Promise<Weighed> {
  const { content, issues } = reading;
  const last = await lastOffer(db, frame);
  const offer = offerTerms(frame.participants, settings, last?.terms);
  const troubles = await mailTroubles(db, {
    organisationId: frame.quote.organisation_id,
    quoteId: frame.quote.id,
  });
  const leftOut = new Set(settings.without);
  const told = buyersOf(frame, leftOut);
  const frozen: FrozenQuote = {
    format: frozenFormat,
    number: frame.quote.number,
    version: frame.nextVersion,
    seller: frame.seller,
    customer: customerOf(frame.opportunity, told),
    offer,
    content,
  };
  const today = dayIn(frame.timeZone, now);
  const priced = priceQuote(content, { asOf: today });
  const approval = await weighApproval(db, actor, frame, content, internal, now);
  const basis = await basisOf(db, frame, content);
  const checks = reviewChecks({
    content,
    issues: [...issues, ...priced.issues],
    today,
    expectedClose: frame.opportunity.expected_close,
    buyers: told.length,
    reachable: await reachableAmong(db, told, troubles, now),
    signatories: offer.signatories.length,
    seenByBuyer: await hasBuyerSeen(db, frame),
    unanswered: await unansweredProposals(db, frame),
    isBasisReady: basis.ready,
    questions: await questionPlaces(db, frame),
    emptyVariables: emptyVariables({ ...frozen, priced }),
    lacksApproval: approval.subject.reasons.length > 0 && approval.given === null,
  });
  return {
    frozen,
    priced,
    checks,
    approval,
    basis,
    // Of whom there are: an id of anybody else says nothing.
    leftOut: new Set(buyersOf(frame).flatMap(({ id }) => (leftOut.has(id) ? id : []))),
    lastValidDays: last?.validDays ?? null,
    troubles,
    ...canonicalContent(frozen),
  };
}

/** Everybody at the customer who is told what becomes of an offer: all but those it was not sent to. */
export function recipientsOf(frame: QuoteFrame, leftOut: ReadonlySet<ParticipantId>): Recipient[] {
  return buyersOf(frame, leftOut).map(({ id, name, email }) => ({ participantId: id, name, email }));
}

const buyersOf = ({ participants }: QuoteFrame, leftOut: ReadonlySet<ParticipantId> = new Set()) =>
  participants.filter(({ side, id }) => side === 'buyer' && !leftOut.has(id));

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

async function basisOf(
  db: Kysely<Schema>,
  frame: QuoteFrame,
  content: QuoteContent,
): Promise<Weighed['basis']> {
  const { hash, readySince } = await readyView(db, frame, basisHash(content));
  return { hash, ready: readySince !== null };
}

/** Where the customer has said something that still waits for an answer. */
async function questionPlaces(db: Kysely<Schema>, { quote }: QuoteFrame): Promise<(string | null)[]> {
  const open = await openQuestions(db, quote.organisation_id, quote.id);
  const places = open.map((question) => placeOf(question));
  return [...new Set(places.map((place) => ('element' in place ? place.element : null)))];
}

/** Where the customer has proposed something that still waits for an answer. */
async function unansweredProposals(db: Kysely<Schema>, { quote }: QuoteFrame): Promise<(string | null)[]> {
  const open = await db
    .selectFrom('proposal')
    .select('asked')
    .where('organisation_id', '=', quote.organisation_id)
    .where('quote_id', '=', quote.id)
    .where('side', '=', 'buyer')
    .where('state', '=', 'open')
    .orderBy('made_at')
    .execute();
  return [...new Set(open.map(({ asked }) => elementOf(JSON.parse(asked))))];
}
