import type { Kysely } from 'kysely';
import type { ElementId, OrganisationId } from '#shared/ids.ts';
import type { CataloguePrices } from '#shared/pricing/catalogue-prices.ts';
import type { ApprovalLimits } from '#shared/quote/approval.ts';
import type { CatalogueSource } from '#shared/quote-doc/doc-layout.ts';
import { readValues } from '../catalogue/read-catalogue.ts';
import type { Schema } from '../storage/schema.ts';

/** What the catalogue said of each component when it was taken from it; nothing where no limit asks for it. */
export async function cataloguePrices(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  sources: Readonly<Record<ElementId, CatalogueSource>>,
  limits: ApprovalLimits | null,
): Promise<CataloguePrices> {
  const taken = Object.entries(sources) as [ElementId, CatalogueSource][];
  if (taken.length === 0 || (limits?.maxPriceChangePercent ?? null) === null) return {};
  const rows = await db
    .selectFrom('catalogue_revision')
    .select(['item_id', 'revision', 'content'])
    .where('organisation_id', '=', organisationId)
    .where('item_id', 'in', [...new Set(taken.map(([, { item }]) => item))])
    .execute();
  const revisions = new Map(rows.map((row) => [`${row.item_id} ${row.revision}`, row.content]));
  return Object.fromEntries(
    taken.flatMap(([id, { item, revision }]) => {
      const content = revisions.get(`${item} ${revision}`);
      return content === undefined ? [] : [[id, readValues(content)]];
    }),
  );
}
