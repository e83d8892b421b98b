/**
 * One quote on real parts: a database file, live rooms, a seller who owns it and a buyer who was invited. The
 * clock stands still until a test moves it.
 */
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { GuestActor, UserActor } from '../../server/accounts/actor.ts';
import { findGuest, openShareLink } from '../../server/accounts/guest-sessions.ts';
import { createShareLink } from '../../server/accounts/share-links.ts';
import { buyerEngagement } from '../../server/opportunities/buyer-engaged.ts';
import { insertOpportunity, newOpportunityId } from '../../server/opportunities/create-opportunity.ts';
import { createQuote } from '../../server/quotes/create-quote.ts';
import { inviteBuyer } from '../../server/quotes/invite-buyer.ts';
import type { QuoteDeps } from '../../server/quotes/quote-deps.ts';
import { reviewQuote } from '../../server/quotes/review.ts';
import { type SendRequest, sendQuote } from '../../server/quotes/send-quote.ts';
import { createRooms, type LiveRooms } from '../../server/rooms/rooms-registry.ts';
import { randomId } from '../../server/storage/random-id.ts';
import { smallQuote } from './quote-content.ts';
import { aDay, addOrganisation, addUser, gateAnswers, openTestDatabase } from './selling-organisation.ts';

export interface Workshop extends QuoteDeps {
  readonly rooms: LiveRooms;
  readonly clock: { now: number };
  readonly erik: UserActor;
  close(): Promise<void>;
}

export interface QuoteInWork {
  readonly quoteId: QuoteId;
  readonly sellerId: ParticipantId;
}

/** What stops a quote from being sent is settled in this one. */
export function sendableContent(): QuoteContent {
  const content = smallQuote();
  return { ...content, terms: { ...content.terms, startDate: '2027-01-11', validUntil: '2026-12-24' } };
}

/**
 * Opens the database and the rooms, with one organisation in which Erik sells. `undoMs`: how long a send can be
 * undone; buyers see what is sent at once, unless said otherwise.
 */
export async function openWorkshop({ undoMs = 0 } = {}): Promise<Workshop> {
  const { db, close } = await openTestDatabase();
  const clock = { now: aDay };
  const now = () => clock.now;
  const failures: unknown[] = [];
  const rooms = createRooms({
    db,
    clock: now,
    inCommit: buyerEngagement(),
    log: { info() {}, warn() {}, error: (fields) => failures.push(fields) },
    onFatal: (error) => failures.push(error),
  });
  const erik = await addUser(db, await addOrganisation(db));
  return {
    db,
    rooms,
    clock,
    now,
    undoMs,
    erik,
    close: async () => {
      await rooms.close();
      await close();
      if (failures.length > 0) throw new Error('A room failed', { cause: failures });
    },
  };
}

/** A new quote of the actor's, in draft. */
export function startQuote(
  { db, now }: Workshop,
  actor: UserActor,
  content = sendableContent(),
  gate = gateAnswers(),
): Promise<QuoteInWork> {
  return db.transaction().execute(async (trx) => {
    const opportunityId = newOpportunityId();
    await insertOpportunity(trx, opportunityId, actor, gate, now());
    const seller = { userId: actor.userId, name: actor.name, title: '', email: actor.email };
    const { organisationId } = actor;
    return createQuote(trx, { organisationId, opportunityId, seller, content }, now());
  });
}

/** Invites a buyer, who opens the link at once. */
export async function invite(
  { db, rooms, now }: Workshop,
  actor: UserActor,
  quoteId: QuoteId,
  name = 'Anna Bergman',
): Promise<GuestActor> {
  const { organisationId } = actor;
  const buyer = { name, title: 'Marketing manager', email: `${name.split(' ')[0]}@lindqvist.example` };
  const token = await rooms.hold(quoteId, () =>
    db.transaction().execute(async (trx) => {
      const participantId = accepted(await inviteBuyer(trx, actor, quoteId, buyer, now()));
      return (await createShareLink(trx, { organisationId, quoteId, participantId }, now())).token;
    }),
  );
  const session = accepted(
    await openShareLink(db, token, now(), { address: '192.0.2.1', userAgent: 'Test' }),
  );
  const guest = await findGuest(db, session.token, now());
  if (!guest) throw new Error('the link just made does not open');
  return guest;
}

/** A quote in a workshop of its own, with Anna, whom Erik has invited and who has come. */
export interface Meeting {
  readonly shop: Workshop;
  readonly quote: QuoteInWork;
  readonly quoteId: QuoteId;
  readonly anna: GuestActor;
}

/** As most quotes are while they are worked on. `undoMs` as of `openWorkshop`. */
export async function openMeeting(options?: { undoMs: number }): Promise<Meeting> {
  const shop = await openWorkshop(options);
  const quote = await startQuote(shop, shop.erik);
  const { quoteId } = quote;
  return { shop, quote, quoteId, anna: await invite(shop, shop.erik, quoteId) };
}

/** Edits the shared document for somebody, a moment later, on disk when it resolves. */
export function edit(
  { rooms, clock }: Workshop,
  quoteId: QuoteId,
  participantId: ParticipantId,
  change: (document: QuoteDocument) => void,
): Promise<void> {
  clock.now += 1_000;
  return rooms.edit(quoteId, 'shared', participantId, change);
}

/** What the review screen hands back when the seller presses the button. */
export async function review(
  workshop: Workshop,
  actor: UserActor,
  quoteId: QuoteId,
): Promise<Pick<SendRequest, 'quoteId' | 'hash' | 'seq'>> {
  const { hash, seq } = accepted(await reviewQuote(workshop, actor, quoteId));
  return { quoteId, hash, seq };
}

export function send(
  workshop: Workshop,
  actor: UserActor,
  reviewed: Pick<SendRequest, 'quoteId' | 'hash' | 'seq'>,
  idempotencyKey = randomId(),
) {
  const request = {
    ...reviewed,
    message: 'Hi Anna!',
    notReadyReason: 'They asked for it by phone',
    idempotencyKey,
  };
  return sendQuote(workshop, actor, request);
}

export async function reviewAndSend(workshop: Workshop, actor: UserActor, quoteId: QuoteId) {
  return accepted(await send(workshop, actor, await review(workshop, actor, quoteId)));
}

/** The answer of a command that a test expects to succeed. */
export function accepted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) {
    throw new Error(`refused: ${answer.refused} ${JSON.stringify(answer.details ?? answer.detail)}`);
  }
  return answer;
}
