/** The one place that writes items: every state becomes a revision, and none of them is ever changed. */
import type { Transaction } from 'kysely';
import type { CatalogueItem, CatalogueValues } from '#shared/catalogue/catalogue-item.ts';
import type { CatalogueImportId, CatalogueItemId } from '#shared/ids.ts';
import type { UserActor } from '../accounts/actor.ts';
import { writeConditionally } from '../storage/conditional-writes.ts';
import type { Schema } from '../storage/schema.ts';
import { readHead } from './read-catalogue.ts';

/** An item as it is to be: a new one with its first revision, else the one after `revision - 1`. */
export interface ItemState {
  readonly id: CatalogueItemId;
  readonly revision: number;
  readonly values: CatalogueValues;
}

export interface Writing {
  readonly actor: Pick<UserActor, 'organisationId' | 'userId' | 'name'>;
  /** Set where it comes of a file that is read in. */
  readonly importId: CatalogueImportId | null;
  readonly now: number;
}

/** How many rows one `insert` takes. */
const rowsPerInsert = 50;

/**
 * Writes all of them. Resolves to `false` as soon as one is no longer at the revision before: then the transaction
 * must be given up, as the earlier ones stand.
 */
export async function writeItems(
  trx: Transaction<Schema>,
  states: readonly ItemState[],
  { actor, importId, now }: Writing,
): Promise<boolean> {
  const { organisationId, userId, name } = actor;
  const isNew = ({ revision }: ItemState) => revision === 1;
  for (const some of chunks(states.filter(isNew))) {
    const items = some.map(({ id, revision, values }) => ({
      id,
      organisation_id: organisationId,
      revision,
      article_number: values.articleNumber || null,
    }));
    await trx.insertInto('catalogue_item').values(items).execute();
  }
  for (const some of chunks(states.filter((state) => !isNew(state)))) {
    const held = await writeConditionally(
      trx,
      some.map(({ id, revision, values }) => ({
        condition: trx
          .updateTable('catalogue_item')
          .set({ revision, article_number: values.articleNumber || null })
          .where('id', '=', id)
          .where('organisation_id', '=', organisationId)
          .where('revision', '=', revision - 1)
          .compile(),
        statements: [],
      })),
    );
    if (held.includes(false)) return false;
  }
  let seq = await readHead(trx, organisationId);
  for (const some of chunks(states)) {
    const revisions = some.map(({ id, revision, values }) => {
      seq += 1;
      return {
        item_id: id,
        revision,
        organisation_id: organisationId,
        seq,
        content: JSON.stringify(values),
        import_id: importId,
        changed_by: userId,
        changed_by_name: name,
        at: now,
      };
    });
    await trx.insertInto('catalogue_revision').values(revisions).execute();
  }
  return true;
}

export function itemAfter({ id, revision, values }: ItemState, { actor, now }: Writing): CatalogueItem {
  return { id, revision, values, changedBy: actor.name, changedAt: now };
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / rowsPerInsert) }, (_, index) =>
    all.slice(index * rowsPerInsert, (index + 1) * rowsPerInsert),
  );
}
