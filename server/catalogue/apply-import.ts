/** Reading the rows of a file in: all of them in one transaction, or none. */
import type { Transaction } from 'kysely';
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import { type CatalogueRow, type ImportPlan, planImport } from '#shared/catalogue/catalogue-row.ts';
import { type CatalogueImportId, CatalogueItemId, type OrganisationId } from '#shared/ids.ts';
import type { CatalogueImportView } from '#shared/protocol/catalogue-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { CatalogueDeps } from './change-item.ts';
import { readCatalogue, readHead } from './read-catalogue.ts';
import { readImport } from './read-imports.ts';
import { type ItemState, writeItems } from './write-items.ts';

export interface Application {
  readonly importId: CatalogueImportId;
  /** Where the catalogue stood when the person was told what would be added and changed. */
  readonly head: number;
}

/**
 * Refused with `catalogue-changed` where the catalogue stands elsewhere by now, and with `import-unfit` where rows are
 * missing or do not fit. Asked again, it tells what it did.
 */
export function applyImport(
  { db, now }: CatalogueDeps,
  actor: UserActor,
  { importId, head }: Application,
): Promise<CatalogueImportView | Refusal> {
  const { organisationId } = actor;
  return db.transaction().execute(async (trx) => {
    const earlier = await readImport(trx, organisationId, importId);
    if (earlier) return earlier;
    const rows = await waitingRows(trx, organisationId, importId);
    if (isRefusal(rows)) return rows;
    if ((await readHead(trx, organisationId)) !== head) return refuse('catalogue-changed');
    const plan = planImport(await readCatalogue(trx, organisationId), rows);
    if (plan.problems.length > 0) return refuse('import-unfit', { details: { problems: plan.problems } });
    const at = now();
    if (!(await writeItems(trx, statesOf(plan), { actor, importId, now: at }))) {
      throw new Error('The catalogue was changed inside the transaction that had read it');
    }
    const [added, changed] = [plan.added.length, plan.changed.length];
    await trx
      .updateTable('catalogue_import')
      .set({ applied_at: at, added, changed })
      .where('id', '=', importId)
      .where('organisation_id', '=', organisationId)
      .execute();
    await trx
      .deleteFrom('catalogue_import_row')
      .where('import_id', '=', importId)
      .where('organisation_id', '=', organisationId)
      .execute();
    await recordAudit(trx, {
      organisationId,
      quoteId: null,
      actor: actedBy(actor),
      action: 'catalogue_imported',
      detail: { importId, added, changed },
      at,
    });
    const done = await readImport(trx, organisationId, importId);
    return done ?? refuse('not-found');
  });
}

function statesOf({ added, changed }: ImportPlan): ItemState[] {
  const after = ({ id, revision }: CatalogueItem) => ({ id, revision: revision + 1 });
  return [
    ...added.map((values) => ({ id: CatalogueItemId.parse(randomId()), revision: 1, values })),
    ...changed.map(({ item, values }) => ({ ...after(item), values })),
  ];
}

/** In the order of the file. */
async function waitingRows(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  importId: CatalogueImportId,
): Promise<CatalogueRow[] | Refusal> {
  const waiting = await trx
    .selectFrom('catalogue_import')
    .select('row_count')
    .where('id', '=', importId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!waiting) return refuse('not-found');
  const rows = await trx
    .selectFrom('catalogue_import_row')
    .select('content')
    .where('import_id', '=', importId)
    .where('organisation_id', '=', organisationId)
    .orderBy('ordinal')
    .execute();
  if (rows.length !== waiting.row_count) {
    return refuse('import-unfit', { detail: `${rows.length} of ${waiting.row_count} rows have arrived.` });
  }
  // Checked against its schema when it was brought.
  return rows.map(({ content }) => JSON.parse(content) as CatalogueRow);
}
