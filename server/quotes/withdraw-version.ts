/** Taking back an offer that lies with the customer. They are told, and why; the version is there to read as before. */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Schema } from '../storage/schema.ts';
import { changeStatus } from './change-status.ts';
import { leftOutOf } from './left-out.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { readFrame, visibleQuote } from './quote-frame.ts';
import { viewQuote } from './quote-view.ts';
import { recipientsOf } from './review.ts';
import { findVersion } from './standing-version.ts';

export interface Withdrawal {
  readonly quoteId: QuoteId;
  readonly number: number;
  /** To the customer, in words. */
  readonly reason: string;
}

/** Refused with `wrong-status` when the version does not stand, or can still be undone: then nobody need be told. */
export async function withdrawVersion(
  deps: QuoteDeps,
  actor: UserActor,
  withdrawal: Withdrawal,
): Promise<QuoteView | Refusal> {
  const { db, rooms, now } = deps;
  const { quoteId } = withdrawal;
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const refused = await rooms.hold(quoteId, () =>
    db.transaction().execute((trx) => withdraw(trx, actor, withdrawal, now())),
  );
  if (isRefusal(refused)) return refused;
  rooms.announce(quoteId, ['quote', 'versions']);
  return viewQuote(deps, actor, quoteId);
}

async function withdraw(
  trx: Transaction<Schema>,
  actor: UserActor,
  { quoteId, number, reason }: Withdrawal,
  now: number,
): Promise<Refusal | undefined> {
  const { organisationId } = actor;
  const frame = await readFrame(trx, actor, quoteId);
  const version = frame && (await findVersion(trx, actor, quoteId, number));
  if (!version) return refuse('not-found');
  if (version.standing !== 'outstanding') return refuse('wrong-status');
  if (now < version.offered_at) {
    return refuse('wrong-status', { detail: 'The customer has not been told of it. Undo the send instead.' });
  }
  if (!(await changeStatus(trx, frame.quote, 'withdraw', now))) return refuse('wrong-status');

  await trx
    .updateTable('version_standing')
    .set({ standing: 'withdrawn', since: now, reason })
    .where('version_id', '=', version.id)
    .execute();
  await recordEvent(trx, {
    organisationId,
    opportunityId: frame.opportunity.id,
    type: 'version_withdrawn',
    evidence: { quoteId, versionId: version.id, number, hash: version.hash },
    actorName: actor.name,
    at: now,
  });
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'version_withdrawn',
    objectHash: version.hash,
    detail: { versionId: version.id, number, reason },
    at: now,
  });
  const recipients = recipientsOf(frame, await leftOutOf(trx, version.id));
  const payload = { versionId: version.id, message: reason, recipients };
  await enqueue(trx, { organisationId, quoteId, topic: 'version_withdrawn', payload }, now);
}
