import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import { AssumedChances } from '#shared/insight/assumed-chances.ts';
import type { Schema } from '../storage/schema.ts';

/** How likely the organisation takes deals to be won, where it has said so. */
export async function readAssumedChances(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<AssumedChances> {
  const rows = await db
    .selectFrom('assumed_chance')
    .select(['stage', 'percent'])
    .where('organisation_id', '=', organisationId)
    .orderBy('stage')
    .execute();
  return AssumedChances.parse(rows);
}
