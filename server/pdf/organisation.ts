import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';

/** Whose documents are made, and the IANA time zone they tell times in. */
export interface Organisation {
  readonly organisationId: OrganisationId;
  readonly timeZone: string;
}

export async function readOrganisation(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<Organisation> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { organisationId, timeZone: time_zone };
}
