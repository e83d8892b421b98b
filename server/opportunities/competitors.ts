import { type Kysely, sql } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import { knownCompetitors } from '#shared/opportunity/competitors.ts';
import type { Schema } from '../storage/schema.ts';

/** What the organisation keeps, in order. */
export async function keptCompetitors(db: Kysely<Schema>, organisationId: OrganisationId): Promise<string[]> {
  const rows = await db
    .selectFrom('competitor')
    .select('name')
    .where('organisation_id', '=', organisationId)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** What it keeps and what deals were lost to before, the most used first. */
export async function readCompetitors(db: Kysely<Schema>, organisationId: OrganisationId): Promise<string[]> {
  const losses = await db
    .selectFrom('loss')
    .select(sql<string | null>`json_extract(detail, '$.competitor')`.as('name'))
    .where('organisation_id', '=', organisationId)
    .where('variant', '=', 'competitor')
    .orderBy('at')
    .execute();
  const used = losses.flatMap(({ name }) => name ?? []);
  return knownCompetitors(await keptCompetitors(db, organisationId), used);
}
