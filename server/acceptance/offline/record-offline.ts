/** Recording that a version was accepted outside the product. Nothing follows from it before a second person confirms. */
import type { Transaction } from 'kysely';
import type { NewFile } from '#shared/evidence/kept-file.ts';
import { OfflineId, type QuoteId } from '#shared/ids.ts';
import type { EndpointInput } from '#shared/protocol/api.ts';
import type { OfflineView } from '#shared/protocol/offline-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import { dayIn } from '#shared/time.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { actedBy, recordAudit } from '../../audit/record-audit.ts';
import { readNewFile } from '../../evidence/kept-files.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { QuoteDeps } from '../../quotes/quote-deps.ts';
import { randomId } from '../../storage/random-id.ts';
import type { Schema } from '../../storage/schema.ts';
import { closedRefusal } from '../closed-refusal.ts';
import { type Offer, readOffer } from '../offer.ts';
import { offlineView, selectOffline } from './offline-rows.ts';

export interface OfflineDeps extends QuoteDeps, Pick<Accounts, 'people'> {}

type Said = Omit<EndpointInput<'recordOffline'>['body'], 'file'> & { readonly file: NewFile };

export interface RecordingOffline extends Said {
  readonly quoteId: QuoteId;
  readonly number: number;
}

/**
 * Judged as of the day it was accepted: what was signed in time counts, however late it is recorded. Refused with
 * `invalid-request` for a day ahead or before the version was sent, with `file-unfit`, with `offer-closed` or
 * `offer-on-request` as any acceptance, with `offer-changed` where the page showed something else, and with
 * `already-exists` while another one waits.
 */
export async function recordOffline(
  deps: OfflineDeps,
  actor: UserActor,
  recording: RecordingOffline,
): Promise<OfflineView | Refusal> {
  const { db, rooms, now, people } = deps;
  const { quoteId } = recording;
  const colleagues = await people(await colleaguesOf(db, actor));
  const recipients = colleagues
    .slice(0, mostTold)
    .map(({ name, email }) => ({ participantId: null, name, email }));
  const outcome = await db.transaction().execute((trx) => record(trx, actor, recording, recipients, now()));
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['versions'], 'seller');
  return outcome;
}

/** As many as one notice goes to. */
const mostTold = 50;

type Recipients = readonly { readonly participantId: null; readonly name: string; readonly email: string }[];

async function record(
  trx: Transaction<Schema>,
  actor: UserActor,
  recording: RecordingOffline,
  recipients: Recipients,
  now: number,
): Promise<OfflineView | Refusal> {
  const { quoteId, number, acceptedOn, signedBy, note, totals } = recording;
  const offer = await readOffer(trx, actor, quoteId, number, now, acceptedOn);
  if (isRefusal(offer)) return offer;
  const refused = refusalOf(offer, recording, now);
  if (refused) return refused;
  const of = { organisationId: actor.organisationId, quoteId };
  const { version } = offer;
  const waiting = await selectOffline(trx, actor.organisationId, quoteId)
    .where('offline.version_id', '=', version.id)
    .where('offline.state', '=', 'waiting')
    .executeTakeFirst();
  if (waiting) return refuse('already-exists', { details: { offlineId: waiting.id } });
  const file = readNewFile(of, recording.file, now);
  if (isRefusal(file)) return file;

  await trx.insertInto('kept_file').values(file).execute();
  const id = OfflineId.parse(randomId());
  await trx
    .insertInto('offline_acceptance')
    .values({
      id,
      organisation_id: actor.organisationId,
      quote_id: quoteId,
      version_id: version.id,
      file_id: file.id,
      accepted_on: acceptedOn,
      signed_by: signedBy,
      note,
      totals: JSON.stringify(totals),
      state: 'waiting',
      recorded_by: actor.userId,
      recorded_by_name: actor.name,
      recorded_at: now,
      settled_by: null,
      settled_by_name: null,
      settled_at: null,
    })
    .execute();
  await recordAudit(trx, {
    ...of,
    actor: actedBy(actor),
    action: 'offline_recorded',
    objectHash: version.hash,
    detail: { offlineId: id, versionId: version.id, acceptedOn, signedBy, note, file: file.hash },
    at: now,
  });
  const payload = { versionId: version.id, byName: actor.name, message: note, recipients: [...recipients] };
  await enqueue(trx, { ...of, topic: 'offline_recorded', payload }, now);
  const row = await selectOffline(trx, actor.organisationId, quoteId)
    .where('offline.id', '=', id)
    .executeTakeFirstOrThrow();
  return offlineView(row, actor);
}

function refusalOf(
  offer: Offer,
  { acceptedOn, hash, totals }: RecordingOffline,
  now: number,
): Refusal | null {
  const { version, frame } = offer;
  if (now < version.offeredAt) {
    return refuse('wrong-status', { detail: 'The customer has not been told of this version yet.' });
  }
  const [first, last] = [dayIn(frame.timeZone, version.sentAt), dayIn(frame.timeZone, now)];
  if (acceptedOn > last || acceptedOn < first) {
    return refuse('invalid-request', { detail: `acceptedOn: a day from ${first} to ${last}.` });
  }
  const closed = closedRefusal(offer);
  if (closed) return closed;
  const differs = [
    ...(hash === version.hash ? [] : (['hash'] as const)),
    ...(canonicalJson(totals) === canonicalJson(offer.totals) ? [] : (['totals'] as const)),
  ];
  return differs.length > 0 ? refuse('offer-changed', { details: { differs } }) : null;
}

/** Everybody who may confirm. */
async function colleaguesOf(db: QuoteDeps['db'], { organisationId, userId }: UserActor) {
  const rows = await db
    .selectFrom('membership')
    .select('user_id')
    .where('organisation_id', '=', organisationId)
    .where('user_id', '!=', userId)
    .execute();
  return rows.map(({ user_id }) => user_id);
}
