/** The pipelines of an organisation. The standard one is there without anybody having set it up. */
import type { Kysely, Selectable } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import {
  type Pipeline,
  type PipelineId,
  pipelineDefaults,
  standardPipelineId,
} from '#shared/opportunity/pipeline.ts';
import type { Schema } from '../storage/schema.ts';
import type { PipelineTable } from '../storage/schema-sales.ts';

const standard: Pipeline = { id: standardPipelineId, name: 'Standard', ...pipelineDefaults };

/** By id, the standard one first. */
export async function readPipelines(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<PipelineId, Pipeline>> {
  const rows = await db
    .selectFrom('pipeline')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .execute();
  return new Map([[standard.id, standard], ...rows.map((row) => [row.id, pipelineOf(row)] as const)]);
}

/** The one of that id; one that is no longer there sells as the standard one does. */
export function pipelineIn(pipelines: ReadonlyMap<PipelineId, Pipeline>, id: PipelineId): Pipeline {
  return pipelines.get(id) ?? standard;
}

function pipelineOf({ id, name, has_pricing_review, horizon_months }: Selectable<PipelineTable>): Pipeline {
  return { id, name, hasPricingReview: has_pricing_review === 1, horizonMonths: horizon_months };
}
