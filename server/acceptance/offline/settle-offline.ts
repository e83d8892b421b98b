/**
 * The second person's word on a recorded acceptance, or its recorder's second thoughts. Confirmed, the version is
 * accepted with all that follows from it in the same transaction.
 */
import type { Transaction } from 'kysely';
import { mayAnswerOffline, type OfflineAnswer, offlineRules } from '#shared/acceptance/offline.ts';
import type { OfflineId, QuoteId } from '#shared/ids.ts';
import type { OfflineView } from '#shared/protocol/offline-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { actedBy, recordAudit } from '../../audit/record-audit.ts';
import { digest } from '../../evidence/digest.ts';
import { dropFile } from '../../evidence/kept-files.ts';
import { leftOutOf } from '../../quotes/left-out.ts';
import type { QuoteDeps } from '../../quotes/quote-deps.ts';
import { recipientsOf } from '../../quotes/review.ts';
import type { Schema } from '../../storage/schema.ts';
import { closedRefusal } from '../closed-refusal.ts';
import { completeAcceptance, ownerOf } from '../complete.ts';
import { type Offer, readOffer } from '../offer.ts';
import { type OfflineRow, offlineFacts, offlineView, selectOffline } from './offline-rows.ts';

export interface SettlingOffline {
  readonly quoteId: QuoteId;
  readonly offlineId: OfflineId;
  readonly answer: OfflineAnswer;
}

/**
 * Refused with `second-person-needed` to whoever recorded it, with `already-answered` where somebody was faster, and,
 * confirmed, as any acceptance on that day would be: with `offer-closed`, `offer-on-request`, or `offer-changed` where
 * it comes to something else by now.
 */
export async function settleOffline(
  { db, rooms, now }: QuoteDeps,
  actor: UserActor,
  settling: SettlingOffline,
): Promise<OfflineView | Refusal> {
  const { quoteId } = settling;
  // The held room keeps an edit of the next revision from being judged under a status that is about to change.
  const outcome = await rooms.hold(quoteId, () =>
    db.transaction().execute((trx) => settle(trx, actor, settling, now())),
  );
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['quote', 'versions', 'proposals']);
  return outcome;
}

async function settle(
  trx: Transaction<Schema>,
  actor: UserActor,
  { quoteId, offlineId, answer }: SettlingOffline,
  now: number,
): Promise<OfflineView | Refusal> {
  const { organisationId, userId, name } = actor;
  const find = () =>
    selectOffline(trx, organisationId, quoteId).where('offline.id', '=', offlineId).executeTakeFirst();
  const row = await find();
  if (!row) return refuse('not-found');
  if (row.state !== 'waiting') return refuse('already-answered');
  if (!mayAnswerOffline(answer, row.recorded_by === userId)) {
    return refuse(offlineRules[answer].by === 'another' ? 'second-person-needed' : 'not-allowed');
  }
  const offer = answer === 'confirm' ? await confirmable(trx, actor, row, now) : null;
  if (isRefusal(offer)) return offer;

  const { numUpdatedRows } = await trx
    .updateTable('offline_acceptance')
    .set({ state: offlineRules[answer].to, settled_by: userId, settled_by_name: name, settled_at: now })
    .where('id', '=', offlineId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return refuse('already-answered');
  const settled = await find();
  if (!settled) return refuse('not-found');
  if (offer) await accept(trx, actor, offer, settled, now);
  else await drop(trx, actor, settled, now);
  return offlineView(settled, actor);
}

/** The version as it stood on the day it was accepted, if it comes to what was recorded. */
async function confirmable(
  trx: Transaction<Schema>,
  actor: UserActor,
  row: OfflineRow,
  now: number,
): Promise<Offer | Refusal> {
  const { number } = await trx
    .selectFrom('version')
    .select('number')
    .where('id', '=', row.version_id)
    .executeTakeFirstOrThrow();
  const offer = await readOffer(trx, actor, row.quote_id, number, now, row.accepted_on);
  if (isRefusal(offer)) return offer;
  const closed = closedRefusal(offer);
  if (closed) return closed;
  const isSame = canonicalJson(JSON.parse(row.totals)) === canonicalJson(offer.totals);
  return isSame ? offer : refuse('offer-changed', { details: { differs: ['totals'] } });
}

async function accept(
  trx: Transaction<Schema>,
  actor: UserActor,
  offer: Offer,
  row: OfflineRow,
  now: number,
): Promise<void> {
  const { frame, version } = offer;
  const facts = offlineFacts(row);
  const { head } = await recordAudit(trx, {
    organisationId: actor.organisationId,
    quoteId: row.quote_id,
    actor: actedBy(actor),
    action: 'offline_confirmed',
    objectHash: version.hash,
    detail: { offlineId: row.id, versionId: version.id, offline: digest(facts), totals: offer.totals },
    at: now,
  });
  await completeAcceptance(
    trx,
    offer,
    {
      head,
      by: row.signed_by,
      recipients: [...recipientsOf(frame, await leftOutOf(trx, version.id)), ownerOf(frame)],
      offline: {
        id: row.id,
        acceptedOn: row.accepted_on,
        file: row.hash,
        recordedBy: row.recorded_by_name,
        confirmedBy: actor.name,
      },
    },
    now,
  );
}

async function drop(trx: Transaction<Schema>, actor: UserActor, row: OfflineRow, now: number): Promise<void> {
  const of = { organisationId: actor.organisationId, quoteId: row.quote_id };
  await dropFile(trx, of, row.file_id);
  const { hash } = await trx
    .selectFrom('version')
    .select('hash')
    .where('id', '=', row.version_id)
    .executeTakeFirstOrThrow();
  await recordAudit(trx, {
    ...of,
    actor: actedBy(actor),
    action: row.state === 'declined' ? 'offline_declined' : 'offline_withdrawn',
    objectHash: hash,
    detail: { offlineId: row.id, versionId: row.version_id },
    at: now,
  });
}
