import type { Kysely } from 'kysely';
import type { CatalogueImportId, OrganisationId } from '#shared/ids.ts';
import type { CatalogueImportView } from '#shared/protocol/catalogue-api.ts';
import type { Schema } from '../storage/schema.ts';

/** How many are listed. */
const listed = 20;

/** Those that were carried out, the last one first. */
export async function listImports(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<CatalogueImportView[]> {
  return carriedOut(db, organisationId).orderBy('applied_at', 'desc').orderBy('id').limit(listed).execute();
}

/** `null` where there is none of that id. */
export async function readImport(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  importId: CatalogueImportId,
): Promise<CatalogueImportView | null> {
  return (await carriedOut(db, organisationId).where('id', '=', importId).executeTakeFirst()) ?? null;
}

const carriedOut = (db: Kysely<Schema>, organisationId: OrganisationId) =>
  db
    .selectFrom('catalogue_import')
    .select([
      'id',
      'file_name as fileName',
      'made_by_name as by',
      'applied_at as appliedAt',
      'added',
      'changed',
      'undone_at as undoneAt',
      'undone_by_name as undoneBy',
    ])
    .where('organisation_id', '=', organisationId);
