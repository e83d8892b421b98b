/** Putting an item into the catalogue, and changing one. Archiving is a change like another. */
import type { Kysely, Transaction } from 'kysely';
import {
  type CatalogueItem,
  type CatalogueValues,
  largestCatalogue,
} from '#shared/catalogue/catalogue-item.ts';
import { CatalogueItemId, type OrganisationId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { Clock } from '../storage/clock.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { readItem } from './read-catalogue.ts';
import { type ItemState, itemAfter, writeItems } from './write-items.ts';

export interface CatalogueDeps {
  readonly db: Kysely<Schema>;
  readonly now: Clock;
}

/** Refused with `number-taken` where another item has the article number, and with `catalogue-full`. */
export function addItem(
  { db, now }: CatalogueDeps,
  actor: UserActor,
  values: CatalogueValues,
): Promise<CatalogueItem | Refusal> {
  return db.transaction().execute(async (trx) => {
    if ((await countItems(trx, actor.organisationId)) >= largestCatalogue) return refuse('catalogue-full');
    const state = { id: CatalogueItemId.parse(randomId()), revision: 1, values };
    return (await numberTaken(trx, actor, state)) ?? writeOne(trx, actor, state, now());
  });
}

export interface ItemChange {
  readonly itemId: CatalogueItemId;
  /** The revision that was changed. */
  readonly revision: number;
  readonly values: CatalogueValues;
}

/**
 * Refused with `catalogue-changed`, and the item as it stands, where somebody was faster: the caller's values are
 * theirs still. Values that stand already make no revision.
 */
export function changeItem(
  { db, now }: CatalogueDeps,
  actor: UserActor,
  { itemId, revision, values }: ItemChange,
): Promise<CatalogueItem | Refusal> {
  return db.transaction().execute(async (trx) => {
    const item = await readItem(trx, actor.organisationId, itemId);
    if (!item) return refuse('not-found');
    if (sameValue(item.values, values)) return item;
    if (item.revision !== revision) return refuse('catalogue-changed', { details: { item } });
    const state = { id: itemId, revision: revision + 1, values };
    return (await numberTaken(trx, actor, state)) ?? writeOne(trx, actor, state, now());
  });
}

async function writeOne(
  trx: Transaction<Schema>,
  actor: UserActor,
  state: ItemState,
  now: number,
): Promise<CatalogueItem> {
  const writing = { actor, importId: null, now };
  if (!(await writeItems(trx, [state], writing))) {
    throw new Error(`The catalogue item ${state.id} was changed inside the transaction that had read it`);
  }
  await recordAudit(trx, {
    organisationId: actor.organisationId,
    quoteId: null,
    actor: actedBy(actor),
    action: 'catalogue_changed',
    detail: { itemId: state.id, revision: state.revision },
    at: now,
  });
  return itemAfter(state, writing);
}

/** The database refuses the number too, whoever asks; asking first gives a sentence instead of a fault. */
async function numberTaken(
  trx: Transaction<Schema>,
  { organisationId }: UserActor,
  { id, values }: ItemState,
): Promise<Refusal | null> {
  if (values.articleNumber === '') return null;
  const other = await trx
    .selectFrom('catalogue_item')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('article_number', '=', values.articleNumber)
    .where('id', '!=', id)
    .executeTakeFirst();
  return other ? refuse('number-taken', { details: { itemId: other.id } }) : null;
}

export async function countItems(trx: Transaction<Schema>, organisationId: OrganisationId): Promise<number> {
  const { count } = await trx
    .selectFrom('catalogue_item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
