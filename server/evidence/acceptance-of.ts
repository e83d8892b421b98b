import type { Kysely } from 'kysely';
import type { AcceptanceFacts } from '#shared/evidence/acceptance-facts.ts';
import type { OrganisationId, VersionId } from '#shared/ids.ts';
import { offlineFacts, offlineRow } from '../acceptance/offline/offline-rows.ts';
import type { Schema } from '../storage/schema.ts';

export interface VersionKey {
  readonly organisationId: OrganisationId;
  readonly versionId: VersionId;
}

/** What was written down when the version was accepted; `null` where it has not been. */
export async function acceptanceOf(
  db: Kysely<Schema>,
  { organisationId, versionId }: VersionKey,
): Promise<AcceptanceFacts | null> {
  const acceptance = await db
    .selectFrom('acceptance')
    .select(['quote_id', 'totals', 'offline_id'])
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  if (!acceptance) return null;
  const signatures = await db
    .selectFrom('signature')
    .select('facts')
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .orderBy('seq')
    .execute();
  return {
    organisationId,
    quoteId: acceptance.quote_id,
    versionId,
    totals: JSON.parse(acceptance.totals),
    signatures: signatures.map(({ facts }) => JSON.parse(facts)),
    offline:
      acceptance.offline_id && offlineFacts(await offlineRow(db, organisationId, acceptance.offline_id)),
  };
}
