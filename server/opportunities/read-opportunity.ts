import type { Kysely, Selectable } from 'kysely';
import type { OpportunityId } from '#shared/ids.ts';
import type { Actor } from '../accounts/actor.ts';
import type { OpportunityTable, Schema } from '../storage/schema.ts';

export interface OpportunityFrame {
  readonly opportunity: Selectable<OpportunityTable>;
  /** IANA name of the zone in which the seller's days begin and end. */
  readonly timeZone: string;
}

/** `null` is also the answer about somebody else's. */
export async function readOpportunity(
  db: Kysely<Schema>,
  { organisationId }: Pick<Actor, 'organisationId'>,
  id: OpportunityId,
): Promise<OpportunityFrame | null> {
  const opportunity = await db
    .selectFrom('opportunity')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!opportunity) return null;
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { opportunity, timeZone: time_zone };
}
