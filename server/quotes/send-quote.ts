/**
 * Freezing and offering a quote. The held room keeps the content still, one transaction writes all that follows
 * from sending, and the hash makes sure that it is what the seller looked at.
 */
import type { Selectable, Transaction } from 'kysely';
import { type QuoteId, VersionId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { VersionSummary } from '#shared/protocol/views.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { HeldQuote } from '../rooms/rooms.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema, VersionTable } from '../storage/schema.ts';
import { changeStatus } from './change-status.ts';
import { differencesSince } from './differences.ts';
import { ensureParticipant } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { type QuoteFrame, readFrame, visibleQuote } from './quote-frame.ts';
import { recipientsOf, type Weighed, weigh } from './review.ts';
import { selectVersions, versionSummary } from './version-summary.ts';

export interface SendRequest {
  readonly quoteId: QuoteId;
  /** Of the reviewed content. */
  readonly hash: ContentHash;
  /** The last change the review saw. */
  readonly seq: number;
  readonly message: string;
  /** Names the intent: a retry with the same key finds the version that the first try made. */
  readonly idempotencyKey: string;
}

/**
 * Sends the reviewed content as the next version. Refused with `content-changed` and what differs when the
 * content is another by now, with `wrong-status` and the standing version when somebody else has sent, and with
 * `not-sendable` and the checks when something must be settled first. A refusal changes nothing.
 */
export async function sendQuote(
  deps: QuoteDeps,
  actor: UserActor,
  request: SendRequest,
): Promise<VersionSummary | Refusal> {
  if (!(await visibleQuote(deps.db, actor, request.quoteId))) return refuse('not-found');
  const outcome = await deps.rooms.hold(request.quoteId, (held) =>
    deps.db.transaction().execute((trx) => freezeAndOffer(trx, actor, request, held, deps.now())),
  );
  if (!isRefusal(outcome)) deps.rooms.announce(request.quoteId, ['quote', 'versions']);
  return outcome;
}

async function freezeAndOffer(
  trx: Transaction<Schema>,
  actor: UserActor,
  request: SendRequest,
  held: HeldQuote,
  now: number,
): Promise<VersionSummary | Refusal> {
  const versions = selectVersions(trx, actor.organisationId, request.quoteId);
  const earlier = await versions
    .where('version.idempotency_key', '=', request.idempotencyKey)
    .executeTakeFirst();
  if (earlier) return answerAgain(versionSummary(earlier), request);

  const frame = await readFrame(trx, actor, request.quoteId);
  if (!frame) return refuse('not-found');
  const latest = await versions.executeTakeFirst();
  const notNow = refuse('wrong-status', { details: { version: latest ? versionSummary(latest) : null } });
  if (statusAfter('send', frame.quote.status) === null) return notNow;

  const weighed = await weigh(trx, frame, held, now);
  if (weighed.hash !== request.hash) {
    const differences = await differencesSince(trx, frame, held, request.seq);
    return refuse('content-changed', { details: { differences } });
  }
  if (weighed.checks.some((check) => check.level === 'stop')) {
    return refuse('not-sendable', { details: { checks: weighed.checks } });
  }
  // The first write. Up to here a refusal has changed nothing.
  if (!(await changeStatus(trx, frame.quote, 'send', now))) return notNow;

  const sender = await ensureParticipant(trx, actor, request.quoteId, now);
  if (!sender) throw new Error(`${actor.userId} sends quote ${request.quoteId} without a place in it`);
  const version = await insertVersion(trx, frame, weighed, held, sender, request, now);
  const replaced = await takeStanding(trx, version, now);
  const recipients = recipientsOf(frame);
  await recordEvent(trx, {
    organisationId: actor.organisationId,
    opportunityId: frame.opportunity.id,
    type: 'quote_sent',
    evidence: { quoteId: request.quoteId, versionId: version.id, number: version.number, hash: version.hash },
    actorName: sender.name,
    at: now,
  });
  const audited = {
    organisationId: actor.organisationId,
    quoteId: request.quoteId,
    actor: actedBy(actor),
    at: now,
  };
  for (const old of replaced) {
    const detail = { versionId: old.id, byVersionId: version.id };
    await recordAudit(trx, { ...audited, action: 'version_superseded', objectHash: old.hash, detail });
  }
  await recordAudit(trx, {
    ...audited,
    action: 'version_sent',
    objectHash: version.hash,
    detail: { versionId: version.id, number: version.number, recipients },
  });
  await enqueue(
    trx,
    {
      organisationId: actor.organisationId,
      quoteId: request.quoteId,
      topic: 'version_sent',
      payload: { versionId: version.id, recipients, message: request.message },
    },
    now,
  );
  return versionSummary({ ...version, standing: 'outstanding' });
}

/** A retry is told what its first try made. The same key for another content is not a retry. */
function answerAgain(version: VersionSummary, request: SendRequest): VersionSummary | Refusal {
  if (version.hash === request.hash) return version;
  return refuse('already-exists', {
    detail: 'This Idempotency-Key has sent another content. Use a new key for a new send.',
    details: { version },
  });
}

async function insertVersion(
  trx: Transaction<Schema>,
  { quote, nextVersion }: QuoteFrame,
  { frozen, canonical, hash, priced }: Weighed,
  { yjsState, seq }: HeldQuote,
  sender: ParticipantView,
  { message, idempotencyKey }: SendRequest,
  now: number,
): Promise<Selectable<VersionTable>> {
  const of = { organisation_id: quote.organisation_id, quote_id: quote.id };
  const version: Selectable<VersionTable> = {
    ...of,
    id: VersionId.parse(randomId()),
    number: nextVersion,
    canonical,
    hash,
    priced: JSON.stringify(priced),
    yjs_state: yjsState,
    valid_until: frozen.content.terms.validUntil,
    message,
    sent_by: sender.id,
    sent_by_name: sender.name,
    sent_at: now,
    idempotency_key: idempotencyKey,
    offered_at: now,
    seq,
  };
  await trx.insertInto('version').values(version).execute();
  return version;
}

/** Gives the standing to the new version. Resolves to what it took it from: one version, or none. */
async function takeStanding(
  trx: Transaction<Schema>,
  { id, organisation_id, quote_id }: Selectable<VersionTable>,
  now: number,
): Promise<readonly Pick<Selectable<VersionTable>, 'id' | 'hash'>[]> {
  const replaced = await trx
    .updateTable('version_standing')
    .set({ standing: 'superseded', since: now })
    .where('quote_id', '=', quote_id)
    .where('organisation_id', '=', organisation_id)
    .where('standing', '=', 'outstanding')
    .returning('version_id')
    .execute();
  await trx
    .insertInto('version_standing')
    .values({ version_id: id, organisation_id, quote_id, standing: 'outstanding', since: now })
    .execute();
  if (replaced.length === 0) return [];
  return trx
    .selectFrom('version')
    .select(['id', 'hash'])
    .where('organisation_id', '=', organisation_id)
    .where(
      'id',
      'in',
      replaced.map(({ version_id }) => version_id),
    )
    .execute();
}
