import type { Kysely } from 'kysely';
import {
  type CatalogueItem,
  type CatalogueValues,
  catalogueDefaults,
} from '#shared/catalogue/catalogue-item.ts';
import type { CatalogueItemId, OrganisationId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';

/** Every item as it stands now, in the order in which they came. */
export async function readCatalogue(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<CatalogueItem[]> {
  const rows = await itemsOf(db, organisationId).orderBy('item.id').execute();
  return rows.map(toItem);
}

/** `null` where the organisation has none of that id. */
export async function readItem(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  itemId: CatalogueItemId,
): Promise<CatalogueItem | null> {
  const row = await itemsOf(db, organisationId).where('item.id', '=', itemId).executeTakeFirst();
  return row ? toItem(row) : null;
}

/** How many changes the catalogue has seen: another number means that something in it is another. */
export async function readHead(db: Kysely<Schema>, organisationId: OrganisationId): Promise<number> {
  const { head } = await db
    .selectFrom('catalogue_revision')
    .select(({ fn }) => fn.max('seq').as('head'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return head ?? 0;
}

const itemsOf = (db: Kysely<Schema>, organisationId: OrganisationId) =>
  db
    .selectFrom('catalogue_item as item')
    .innerJoin('catalogue_revision as last', (join) =>
      join
        .onRef('last.item_id', '=', 'item.id')
        .onRef('last.revision', '=', 'item.revision')
        .onRef('last.organisation_id', '=', 'item.organisation_id'),
    )
    .select(['item.id', 'item.revision', 'last.content', 'last.changed_by_name', 'last.at'])
    .where('item.organisation_id', '=', organisationId);

interface ItemRow {
  readonly id: CatalogueItemId;
  readonly revision: number;
  readonly content: string;
  readonly changed_by_name: string;
  readonly at: number;
}

const toItem = ({ id, revision, content, changed_by_name, at }: ItemRow): CatalogueItem => ({
  id,
  revision,
  values: readValues(content),
  changedBy: changed_by_name,
  changedAt: at,
});

/** As it was written. What came into components later is as in a new one. */
export function readValues(content: string): CatalogueValues {
  const { component, costs, ...values } = JSON.parse(content) as CatalogueValues;
  return {
    ...catalogueDefaults,
    ...values,
    component: { ...catalogueDefaults.component, ...component },
    costs: { ...catalogueDefaults.costs, ...costs },
  };
}
