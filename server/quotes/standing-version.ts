import type { Kysely, Selectable } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema, VersionStandingTable, VersionTable } from '../storage/schema.ts';

export type StandingVersion = Pick<
  Selectable<VersionTable>,
  'id' | 'number' | 'hash' | 'offered_at' | 'sent_from'
> &
  Pick<Selectable<VersionStandingTable>, 'standing'>;

/** The version with that number, as far as taking it back needs it. */
export function findVersion(
  db: Kysely<Schema>,
  { organisationId }: UserActor,
  quoteId: QuoteId,
  number: number,
): Promise<StandingVersion | undefined> {
  return db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select([
      'version.id',
      'version.number',
      'version.hash',
      'version.offered_at',
      'version.sent_from',
      'version_standing.standing',
    ])
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId)
    .where('version.number', '=', number)
    .executeTakeFirst();
}
