import type { Kysely, Selectable } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema, VersionStandingTable, VersionTable } from '../storage/schema.ts';

export type StandingVersion = Pick<
  Selectable<VersionTable>,
  'id' | 'number' | 'hash' | 'offered_at' | 'valid_until' | 'sent_from'
> &
  Pick<Selectable<VersionStandingTable>, 'standing'>;

/** The version with that number, as far as taking it back needs it. */
export function findVersion(
  db: Kysely<Schema>,
  actor: UserActor,
  quoteId: QuoteId,
  number: number,
): Promise<StandingVersion | undefined> {
  return versionsOf(db, actor, quoteId).where('version.number', '=', number).executeTakeFirst();
}

/** The one that lies with the customer. */
export function findOutstanding(
  db: Kysely<Schema>,
  actor: UserActor,
  quoteId: QuoteId,
): Promise<StandingVersion | undefined> {
  return versionsOf(db, actor, quoteId)
    .where('version_standing.standing', '=', 'outstanding')
    .executeTakeFirst();
}

const versionsOf = (db: Kysely<Schema>, { organisationId }: UserActor, quoteId: QuoteId) =>
  db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select([
      'version.id',
      'version.number',
      'version.hash',
      'version.offered_at',
      'version.valid_until',
      'version.sent_from',
      'version_standing.standing',
    ])
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId);
