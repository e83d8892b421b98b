/**
 * Freezing and offering a quote. The held room keeps the content still, one transaction writes all that follows
 * from sending, and the hash makes sure that it is what the seller looked at.
 */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import type { VersionSummary } from '#shared/protocol/views.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import type { UserActor } from '../accounts/actor.ts';
import { costsStand } from '../approvals/weigh-approval.ts';
import type { HeldQuote, InternalReading } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { changeStatus } from './change-status.ts';
import { about, differencesSince } from './differences.ts';
import { offerVersion } from './offer-version.ts';
import { ensureParticipant } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { readFrame, visibleQuote } from './quote-frame.ts';
import { type Weighed, weigh } from './review.ts';
import { selectVersions, versionSummary } from './version-summary.ts';

export interface SendRequest {
  readonly quoteId: QuoteId;
  /** Of the reviewed content. */
  readonly hash: ContentHash;
  /** The last change the review saw. */
  readonly seq: number;
  readonly message: string;
  /** Why it is sent though not both sides have found it ready. */
  readonly notReadyReason?: string | undefined;
  /** How it may be answered, as in the review. */
  readonly offer?: OfferSettings;
  /** Names the intent: a retry with the same key finds the version that the first try made. */
  readonly idempotencyKey: string;
}

/**
 * Sends the reviewed content as the next version. Refused with `content-changed` and what differs when the content
 * is another by now, with `wrong-status` and the standing version when somebody else has sent, with `not-sendable`
 * and the checks when something must be settled first, with `approval-needed` and the reasons when nothing but
 * a second person's approval of exactly this is missing, and with `reason-needed` when both have not found it ready and
 * nothing says why it goes. A refusal changes nothing.
 */
export async function sendQuote(
  deps: QuoteDeps,
  actor: UserActor,
  request: SendRequest,
): Promise<VersionSummary | Refusal> {
  const { db, rooms, now, undoMs } = deps;
  if (!(await visibleQuote(db, actor, request.quoteId))) return refuse('not-found');
  const outcome = await rooms.hold(request.quoteId, async (held) => {
    const internal = await rooms.readInternal(request.quoteId);
    return db
      .transaction()
      .execute((trx) => freezeAndOffer(trx, actor, request, { held, internal, now: now(), undoMs }));
  });
  if (!isRefusal(outcome)) rooms.announce(request.quoteId, ['quote', 'versions']);
  return outcome;
}

interface Stand {
  readonly held: HeldQuote;
  readonly internal: InternalReading;
  readonly now: number;
  readonly undoMs: number;
}

async function freezeAndOffer(
  trx: Transaction<Schema>,
  actor: UserActor,
  request: SendRequest,
  { held, internal, now, undoMs }: Stand,
): Promise<VersionSummary | Refusal> {
  const { quoteId, message, notReadyReason, idempotencyKey } = request;
  const versions = selectVersions(trx, actor.organisationId, quoteId);
  const earlier = await versions.where('version.idempotency_key', '=', idempotencyKey).executeTakeFirst();
  if (earlier) return answerAgain(versionSummary(earlier), request);

  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  const latest = await versions.executeTakeFirst();
  const notNow = refuse('wrong-status', { details: { version: latest ? versionSummary(latest) : null } });
  if (statusAfter('send', frame.quote.status) === null) return notNow;

  const settings = request.offer ?? {};
  const weighed = await weigh(trx, { actor, frame, reading: held, internal, settings, now });
  if (weighed.hash !== request.hash) {
    const differences = await differencesSince(trx, frame, held, { seq: request.seq, now });
    return refuse('content-changed', { details: { differences } });
  }
  if (!(await costsStand(trx, quoteId, internal))) {
    return refuse('content-changed', { details: { differences: [about('costs', null)] } });
  }
  const stopped = objection(weighed, notReadyReason);
  if (stopped) return stopped;
  // The first write. Up to here a refusal has changed nothing.
  if (!(await changeStatus(trx, frame.quote, 'send', now))) return notNow;

  const sender = await ensureParticipant(trx, actor, quoteId, now);
  if (!sender) throw new Error(`${actor.userId} sends quote ${quoteId} without a place in it`);
  const version = await offerVersion(trx, {
    actor,
    frame,
    weighed,
    held,
    sender,
    message,
    notReadyReason,
    idempotencyKey,
    now,
    undoMs,
  });
  return versionSummary({ ...version, standing: 'outstanding', reason: '', replaced_by: null });
}

function objection({ checks, approval }: Weighed, notReadyReason: string | undefined): Refusal | null {
  const stops = checks.filter(({ level }) => level === 'stop');
  const isUnready = checks.some(({ code, level }) => code === 'basis-ready' && level === 'warn');
  if (stops.length === 0) return isUnready && !notReadyReason ? refuse('reason-needed') : null;
  return stops.every(({ code }) => code === 'approval-given')
    ? refuse('approval-needed', { details: { approval: approval.view } })
    : refuse('not-sendable', { details: { checks } });
}

/** A retry is told what its first try made. The same key for another content is not a retry. */
function answerAgain(version: VersionSummary, request: SendRequest): VersionSummary | Refusal {
  if (version.hash === request.hash) return version;
  return refuse('already-exists', {
    detail: 'This Idempotency-Key has sent another content. Use a new key for a new send.',
    details: { version },
  });
}
