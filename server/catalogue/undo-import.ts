/** Taking back what a file did, all of it: what it changed is as before, and what it added is put away. */
import type { Transaction } from 'kysely';
import type { CatalogueImportId, OrganisationId } from '#shared/ids.ts';
import type { CatalogueImportView } from '#shared/protocol/catalogue-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { Schema } from '../storage/schema.ts';
import type { CatalogueDeps } from './change-item.ts';
import { readValues } from './read-catalogue.ts';
import { readImport } from './read-imports.ts';
import { type ItemState, writeItems } from './write-items.ts';

/**
 * Refused with `import-moved-on`, naming them, where items were changed since: what somebody did after it is not
 * undone with it. Asked again, it tells what it did.
 */
export function undoImport(
  { db, now }: CatalogueDeps,
  actor: UserActor,
  importId: CatalogueImportId,
): Promise<CatalogueImportView | Refusal> {
  const { organisationId } = actor;
  return db.transaction().execute(async (trx) => {
    const done = await readImport(trx, organisationId, importId);
    if (!done) return refuse('not-found');
    if (done.undoneAt !== null) return done;
    const made = await madeBy(trx, organisationId, importId);
    const moved = made.filter(({ current, revision }) => current !== revision);
    if (moved.length > 0) {
      const titles = moved.map(({ content }) => readValues(content).component.title);
      return refuse('import-moved-on', { details: { titles } });
    }
    const at = now();
    const states = made.map(({ item_id, revision, content, before }): ItemState => {
      const values = before === null ? { ...readValues(content), archived: true } : readValues(before);
      return { id: item_id, revision: revision + 1, values };
    });
    if (!(await writeItems(trx, states, { actor, importId: null, now: at }))) {
      throw new Error('The catalogue was changed inside the transaction that had read it');
    }
    await trx
      .updateTable('catalogue_import')
      .set({ undone_at: at, undone_by_name: actor.name })
      .where('id', '=', importId)
      .where('organisation_id', '=', organisationId)
      .execute();
    await recordAudit(trx, {
      organisationId,
      quoteId: null,
      actor: actedBy(actor),
      action: 'catalogue_import_undone',
      detail: { importId, items: states.length },
      at,
    });
    return (await readImport(trx, organisationId, importId)) ?? refuse('not-found');
  });
}

/** The revisions it made, each with the item's last one and what stood before; `before` is `null` for a new item. */
const madeBy = (trx: Transaction<Schema>, organisationId: OrganisationId, importId: CatalogueImportId) =>
  trx
    .selectFrom('catalogue_revision as made')
    .innerJoin('catalogue_item as item', 'item.id', 'made.item_id')
    .leftJoin('catalogue_revision as earlier', (join) =>
      join
        .onRef('earlier.item_id', '=', 'made.item_id')
        .on(({ eb, ref }) => eb('earlier.revision', '=', eb(ref('made.revision'), '-', 1))),
    )
    .select([
      'made.item_id',
      'made.revision',
      'made.content',
      'item.revision as current',
      'earlier.content as before',
    ])
    .where('made.organisation_id', '=', organisationId)
    .where('item.organisation_id', '=', organisationId)
    .where('made.import_id', '=', importId)
    .orderBy('made.seq')
    .execute();
