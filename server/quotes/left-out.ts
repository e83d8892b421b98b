/** The people at the customer whom the seller leaves out of one sending: they are not told of that version. */
import type { Kysely, Transaction } from 'kysely';
import type { ParticipantId, QuoteId, VersionId } from '#shared/ids.ts';
import type { GuestActor } from '../accounts/actor.ts';
import type { Schema, VersionTable } from '../storage/schema.ts';

/** Written with the version, once. */
export async function keepLeftOut(
  trx: Transaction<Schema>,
  { id, organisation_id, quote_id }: Pick<VersionTable, 'id' | 'organisation_id' | 'quote_id'>,
  people: readonly ParticipantId[],
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map((participant_id) => ({
    version_id: id,
    participant_id,
    organisation_id,
    quote_id,
  }));
  await trx.insertInto('version_left_out').values(rows).execute();
}

/** By id; nobody, of a version that went to all. */
export async function leftOutOf(
  db: Kysely<Schema>,
  versionId: VersionId,
): Promise<ReadonlySet<ParticipantId>> {
  const rows = await db
    .selectFrom('version_left_out')
    .select('participant_id')
    .where('version_id', '=', versionId)
    .execute();
  return new Set(rows.map(({ participant_id }) => participant_id));
}

/** Whether the offer that stands now was sent to others and not to the guest. Before it is offered nobody is told. */
export async function liesWithOthers(
  db: Kysely<Schema>,
  { organisationId, participantId }: GuestActor,
  quoteId: QuoteId,
  now: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('version_left_out')
    .innerJoin('version', 'version.id', 'version_left_out.version_id')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select('version.id')
    .where('version_left_out.organisation_id', '=', organisationId)
    .where('version_left_out.quote_id', '=', quoteId)
    .where('version_left_out.participant_id', '=', participantId)
    .where('version_standing.standing', '=', 'outstanding')
    .where('version.offered_at', '<=', now)
    .executeTakeFirst();
  return row !== undefined;
}
