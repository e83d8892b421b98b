/**
 * Taking a send back before anybody outside was told of it. Whether it is still time is decided by the server's clock
 * in the transaction that takes it back; buyers see a version, and may accept it, from the same moment on.
 */
import type { Transaction } from 'kysely';
import type { QuoteId, VersionId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { cancel } from '../outbox/cancel.ts';
import type { Schema } from '../storage/schema.ts';
import { changeStatus } from './change-status.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { visibleQuote } from './quote-frame.ts';
import { viewQuote } from './quote-view.ts';
import { findVersion, type StandingVersion } from './standing-version.ts';

/** Refused with `too-late` once the customer may have seen it, and with `wrong-status` when it no longer stands. */
export async function undoSend(
  deps: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  number: number,
): Promise<QuoteView | Refusal> {
  const { db, rooms, now } = deps;
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const refused = await rooms.hold(quoteId, () =>
    db.transaction().execute((trx) => takeBack(trx, actor, quoteId, number, now())),
  );
  if (isRefusal(refused)) return refused;
  rooms.announce(quoteId, ['quote', 'versions']);
  return viewQuote(deps, actor, quoteId);
}

async function takeBack(
  trx: Transaction<Schema>,
  actor: UserActor,
  quoteId: QuoteId,
  number: number,
  now: number,
): Promise<Refusal | undefined> {
  const { organisationId, name } = actor;
  const quote = await visibleQuote(trx, actor, quoteId);
  const version = quote && (await findVersion(trx, actor, quoteId, number));
  if (!version) return refuse('not-found');
  if (version.standing !== 'outstanding') return refuse('wrong-status');
  if (now >= version.offered_at) return tooLate();
  if (!(await changeStatus(trx, quote, 'undo', now, version.sent_from))) return refuse('wrong-status');

  await stand(trx, version.id, 'undone', now);
  await restoreStanding(trx, actor, quoteId, version, now);
  await recordEvent(trx, {
    organisationId,
    opportunityId: quote.opportunity_id,
    type: 'send_undone',
    evidence: { quoteId, versionId: version.id, number, hash: version.hash },
    actorName: name,
    at: now,
  });
  const told = { organisationId, quoteId, versionId: version.id, topics: ['version_sent'] } as const;
  if (!(await cancel(trx, told, now))) throw new Error(`Version ${version.id} was delivered before its time`);
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'send_undone',
    objectHash: version.hash,
    detail: { versionId: version.id, number },
    at: now,
  });
}

const tooLate = () =>
  refuse('too-late', { detail: 'The customer may have seen the version by now. Withdraw it instead.' });

/** The version that had lost its standing to this one stands again: the last one before it, if that was superseded. */
async function restoreStanding(
  trx: Transaction<Schema>,
  { organisationId }: UserActor,
  quoteId: QuoteId,
  { number }: StandingVersion,
  now: number,
): Promise<void> {
  const before = await trx
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select(['version.id', 'version_standing.standing'])
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId)
    .where('version.number', '<', number)
    .where('version_standing.standing', '!=', 'undone')
    .orderBy('version.number', 'desc')
    .executeTakeFirst();
  if (before?.standing === 'superseded') await stand(trx, before.id, 'outstanding', now);
}

async function stand(
  trx: Transaction<Schema>,
  versionId: VersionId,
  standing: 'undone' | 'outstanding',
  since: number,
): Promise<void> {
  await trx
    .updateTable('version_standing')
    .set({ standing, since })
    .where('version_id', '=', versionId)
    .execute();
}
