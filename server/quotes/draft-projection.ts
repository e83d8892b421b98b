/**
 * Lists and insight read plain rows, not documents. Whoever reads first brings the quotes whose document has
 * moved on up to date here. Nobody can see the difference between before and after but by how long it takes.
 */
import type { Kysely, Transaction } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Component, QuoteContent } from '#shared/quote/quote.ts';
import type { IsoDate } from '#shared/time.ts';
import { writeQuoteChoices } from '../insight/quote-choices.ts';
import { todayOf } from '../opportunities/today.ts';
import { readOnce } from '../storage/read-once.ts';
import type { ComponentStateTable, Schema } from '../storage/schema.ts';
import type { QuoteDeps } from './quote-deps.ts';

/** Rows per insert: nine values each must stay below the 32 766 that SQLite binds at once. */
const rowsPerInsert = 500;

/**
 * Brings the projection of all the organisation's quotes up to their documents, and to the organisation's day. What a page
 * asks for in several requests at once looks for such quotes once: while nothing was committed there are no others.
 */
export async function projectDrafts(
  deps: Pick<QuoteDeps, 'db' | 'rooms' | 'now'>,
  organisationId: OrganisationId,
): Promise<void> {
  const today = await todayOf(deps.db, { organisationId }, deps.now());
  await readOnce(deps.db, `drafts ${organisationId} ${today}`, () => project(deps, organisationId, today));
}

async function project(
  { db, rooms }: Pick<QuoteDeps, 'db' | 'rooms'>,
  organisationId: OrganisationId,
  today: IsoDate,
): Promise<void> {
  for (const quoteId of await staleQuotes(db, organisationId, today)) {
    const { content, seq } = await rooms.read(quoteId);
    const priced = priceQuote(content, { asOf: today });
    await db
      .transaction()
      .execute((trx) => writeProjection(trx, { organisationId, quoteId, content, priced, seq }));
  }
}

/**
 * Edited since, or with a discount for signing early that held when it was projected and holds no more. A quote starts
 * out at −1, so that one that was never edited is projected once too.
 */
async function staleQuotes(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  today: IsoDate,
): Promise<QuoteId[]> {
  const rows = await db
    .selectFrom('quote')
    .innerJoin('document', 'document.quote_id', 'quote.id')
    .select('quote.id')
    .where('quote.organisation_id', '=', organisationId)
    .where('document.kind', '=', 'shared')
    .where(({ or, eb, ref }) =>
      or([eb('quote.projected_seq', '<', ref('document.seq')), eb('quote.draft_lapses_on', '<', today)]),
    )
    .execute();
  return rows.map((row) => row.id);
}

interface Projection {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly content: QuoteContent;
  readonly priced: PricedQuote;
  readonly seq: number;
}

async function writeProjection(trx: Transaction<Schema>, projection: Projection): Promise<void> {
  const { organisationId, quoteId, content, priced, seq } = projection;
  const moved = await trx
    .updateTable('quote')
    .set(({ selectFrom, fn, lit }) => ({
      projected_seq: seq,
      draft_title: content.terms.title,
      draft_currency: content.terms.currency,
      draft_amount: hasPrice(content) ? priced.firstYear.net : null,
      draft_lapses_on: lapsesOn(priced),
      edited_at: fn.coalesce(
        selectFrom('change')
          .select('change.at')
          .where('change.quote_id', '=', quoteId)
          .orderBy('change.seq', 'desc')
          .orderBy('change.ordinal', 'desc')
          .limit(1),
        lit(0),
      ),
    }))
    .where('id', '=', quoteId)
    .where('organisation_id', '=', organisationId)
    // Of the same state, one on a later day.
    .where('projected_seq', '<=', seq)
    .executeTakeFirst();
  // Somebody else has projected this or a later state meanwhile.
  if (moved.numUpdatedRows !== 1n) return;

  await trx
    .deleteFrom('component_state')
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', organisationId)
    .execute();
  const rows = content.components.flatMap((component) => componentState(projection, component));
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await trx
      .insertInto('component_state')
      .values(rows.slice(from, from + rowsPerInsert))
      .execute();
  }
  await writeQuoteChoices(trx, { organisationId, quoteId });
}

/** The last day of the discount that is in the amount. */
const lapsesOn = ({ lapsingDiscount }: PricedQuote): IsoDate | null =>
  lapsingDiscount && !lapsingDiscount.hasLapsed ? lapsingDiscount.until : null;

function hasPrice({ components }: QuoteContent): boolean {
  return components.some((component) => component.unitPrice !== null || component.tiers.length > 0);
}

/** Somebody may choose it: by itself, as one of a group, or with its section. */
function isChoice({ groupId, presence, sectionId }: Component, { optionalSections }: PricedQuote): boolean {
  return groupId !== null || presence === 'optional' || sectionId in optionalSections;
}

function componentState(
  { organisationId, quoteId, priced }: Projection,
  component: Component,
): ComponentStateTable[] {
  const price = priced.components[component.id];
  if (!price) return [];
  return [
    {
      quote_id: quoteId,
      component_id: component.id,
      organisation_id: organisationId,
      title: component.title,
      period: price.period,
      currency: priced.currency,
      is_alternative: component.groupId !== null ? 1 : 0,
      is_choice: isChoice(component, priced) ? 1 : 0,
      selected: price.selected ? 1 : 0,
      amount: price.net,
    },
  ];
}
