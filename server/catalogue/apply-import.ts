/** Reading the rows of a file in: all of them in one transaction, or none. */
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import { type CatalogueRow, type ImportPlan, planImport } from '#shared/catalogue/catalogue-row.ts';
import { type CatalogueImportId, CatalogueItemId } from '#shared/ids.ts';
import type { CatalogueImportView } from '#shared/protocol/catalogue-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { forgetStaged, readStaged } from '../imports/staging.ts';
import { randomId } from '../storage/random-id.ts';
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
    const staged = await readStaged<CatalogueRow>(trx, actor, 'catalogue', importId);
    if (isRefusal(staged)) return staged;
    const { fileName, rows } = staged;
    if ((await readHead(trx, organisationId)) !== head) return refuse('catalogue-changed');
    const plan = planImport(await readCatalogue(trx, organisationId), rows);
    if (plan.problems.length > 0) return refuse('import-unfit', { details: { problems: plan.problems } });
    const at = now();
    const [added, changed] = [plan.added.length, plan.changed.length];
    await trx
      .insertInto('catalogue_import')
      .values({
        id: importId,
        organisation_id: organisationId,
        file_name: fileName,
        row_count: rows.length,
        made_by: actor.userId,
        made_by_name: actor.name,
        made_at: at,
        applied_at: at,
        added,
        changed,
        undone_at: null,
        undone_by_name: null,
      })
      .execute();
    if (!(await writeItems(trx, statesOf(plan), { actor, importId, now: at }))) {
      throw new Error('The catalogue was changed inside the transaction that had read it');
    }
    await forgetStaged(trx, organisationId, importId);
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
