/** Bringing the rows of a file: they wait beside the catalogue until all are there, and do nothing meanwhile. */
import type { Transaction } from 'kysely';
import type { CatalogueRow } from '#shared/catalogue/catalogue-row.ts';
import { CatalogueImportId, type OrganisationId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { CatalogueDeps } from './change-item.ts';

/** What was brought and not read in by then is forgotten, in milliseconds. */
const waitsFor = 24 * 3_600_000;

export function beginImport(
  { db, now }: CatalogueDeps,
  { organisationId, userId, name }: UserActor,
  { fileName, rowCount }: { readonly fileName: string; readonly rowCount: number },
): Promise<CatalogueImportId> {
  return db.transaction().execute(async (trx) => {
    await forgetWaiting(trx, organisationId, now() - waitsFor);
    const id = CatalogueImportId.parse(randomId());
    await trx
      .insertInto('catalogue_import')
      .values({
        id,
        organisation_id: organisationId,
        file_name: fileName,
        row_count: rowCount,
        made_by: userId,
        made_by_name: name,
        made_at: now(),
        applied_at: null,
        added: 0,
        changed: 0,
        undone_at: null,
        undone_by_name: null,
      })
      .execute();
    return id;
  });
}

async function forgetWaiting(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  before: number,
): Promise<void> {
  const old = trx
    .selectFrom('catalogue_import')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('applied_at', 'is', null)
    .where('made_at', '<', before);
  const ids = (await old.execute()).map(({ id }) => id);
  if (ids.length === 0) return;
  await trx
    .deleteFrom('catalogue_import_row')
    .where('organisation_id', '=', organisationId)
    .where('import_id', 'in', ids)
    .execute();
  await trx
    .deleteFrom('catalogue_import')
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', ids)
    .execute();
}

export interface Portion {
  readonly importId: CatalogueImportId;
  /** The place of the first one in the file, from 0. */
  readonly from: number;
  readonly rows: readonly CatalogueRow[];
}

/** Resolves to how many are there by now. A row that is brought again replaces the first. */
export function bringRows(
  { db }: CatalogueDeps,
  { organisationId }: UserActor,
  { importId, from, rows }: Portion,
): Promise<number | Refusal> {
  return db.transaction().execute(async (trx) => {
    const waiting = await trx
      .selectFrom('catalogue_import')
      .select('row_count')
      .where('id', '=', importId)
      .where('organisation_id', '=', organisationId)
      .where('applied_at', 'is', null)
      .executeTakeFirst();
    if (!waiting) return refuse('not-found');
    if (from + rows.length > waiting.row_count) {
      return refuse('import-unfit', { detail: `The file was said to have ${waiting.row_count} rows.` });
    }
    const values = rows.map((row, index) => ({
      import_id: importId,
      ordinal: from + index,
      organisation_id: organisationId,
      content: JSON.stringify(row),
    }));
    await trx
      .insertInto('catalogue_import_row')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(['import_id', 'ordinal'])
          .doUpdateSet(({ ref }) => ({ content: ref('excluded.content') })),
      )
      .execute();
    const { count } = await trx
      .selectFrom('catalogue_import_row')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('import_id', '=', importId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    return Number(count);
  });
}
