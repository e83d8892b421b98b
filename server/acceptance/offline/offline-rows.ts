/** Recorded acceptances as they stand in the database, and as the seller's people see them. */
import type { Kysely } from 'kysely';
import { type OfflineFacts, utc } from '#shared/evidence/acceptance-facts.ts';
import type { OfflineId, OrganisationId, QuoteId } from '#shared/ids.ts';
import type { OfflineView } from '#shared/protocol/offline-api.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { keptFileView } from '../../evidence/kept-files.ts';
import type { Schema } from '../../storage/schema.ts';

/** The latest first, each with its file but for its bytes. */
export function selectOffline(db: Kysely<Schema>, organisationId: OrganisationId, quoteId: QuoteId) {
  return db
    .selectFrom('offline_acceptance as offline')
    .innerJoin('kept_file as file', 'file.id', 'offline.file_id')
    .selectAll('offline')
    .select(['file.name', 'file.media_type', 'file.size', 'file.hash'])
    .where('offline.organisation_id', '=', organisationId)
    .where('offline.quote_id', '=', quoteId)
    .orderBy('offline.recorded_at', 'desc')
    .orderBy('offline.id');
}

/** Throws where there is none. */
export async function offlineRow(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  id: OfflineId,
): Promise<OfflineRow> {
  const { quote_id } = await db
    .selectFrom('offline_acceptance')
    .select('quote_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return selectOffline(db, organisationId, quote_id).where('offline.id', '=', id).executeTakeFirstOrThrow();
}

export type OfflineRow = Awaited<ReturnType<ReturnType<typeof selectOffline>['execute']>>[number];

const fileOf = ({ name, media_type, size, hash, file_id }: OfflineRow) =>
  keptFileView({ name, media_type, size, hash, id: file_id });

export function offlineView(row: OfflineRow, { userId }: UserActor): OfflineView {
  const isKept = row.state === 'waiting' || row.state === 'confirmed';
  return {
    id: row.id,
    state: row.state,
    acceptedOn: row.accepted_on,
    signedBy: row.signed_by,
    note: row.note,
    file: isKept ? fileOf(row) : null,
    totals: JSON.parse(row.totals),
    recordedBy: row.recorded_by_name,
    recordedAt: row.recorded_at,
    isMine: row.recorded_by === userId,
    settledBy: row.settled_by_name,
    settledAt: row.settled_at,
  };
}

/** What evidence says of it. Throws where nobody has confirmed it: there is nothing to say then. */
export function offlineFacts(row: OfflineRow): OfflineFacts {
  const { settled_by, settled_by_name, settled_at } = row;
  if (settled_by === null || settled_by_name === null || settled_at === null) {
    throw new Error(`Recorded acceptance ${row.id} has not been confirmed`);
  }
  const { id: _, ...file } = fileOf(row);
  return {
    acceptedOn: row.accepted_on,
    signedBy: row.signed_by,
    note: row.note,
    file,
    recorded: { userId: row.recorded_by, name: row.recorded_by_name, at: utc(row.recorded_at) },
    confirmed: { userId: settled_by, name: settled_by_name, at: utc(settled_at) },
  };
}
