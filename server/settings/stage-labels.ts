import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { StageLabel } from '#shared/opportunity/stage-names.ts';
import type { Schema } from '../storage/schema.ts';

/** What the organisation calls stages, where it has names of its own. */
export function readStageLabels(db: Kysely<Schema>, organisationId: OrganisationId): Promise<StageLabel[]> {
  return db
    .selectFrom('stage_label')
    .select(['stage', 'language', 'label'])
    .where('organisation_id', '=', organisationId)
    .orderBy('stage')
    .orderBy('language')
    .execute();
}
