/** The part of a draft's projection that insight adds up: what became of each choice in the quote. */
import type { Transaction } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';
import { readChoiceMoments, readChoiceStates } from './choice-rows.ts';
import { componentFigures } from './component-figures.ts';

/** Written anew from the component states of the quote and its log, both as this transaction sees them. */
export async function writeQuoteChoices(
  trx: Transaction<Schema>,
  of: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
): Promise<void> {
  const { organisationId, quoteId } = of;
  await trx
    .deleteFrom('quote_choice')
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .execute();
  const states = await readChoiceStates(trx, organisationId, [quoteId]);
  if (states.length === 0) return;
  const { created_at: begun_at } = await trx
    .selectFrom('quote')
    .select('created_at')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', quoteId)
    .executeTakeFirstOrThrow();
  const figures = componentFigures(states, await readChoiceMoments(trx, organisationId, [quoteId]));
  const rows = figures.flatMap(({ component: { key, title, period, currency }, evidence }) =>
    evidence.map(({ row: { state, leftOut, amount }, cameBack }) => ({
      quote_id: quoteId,
      component_key: key,
      organisation_id: organisationId,
      begun_at,
      ...{ title, period, currency, state, amount },
      left_out: leftOut ? 1 : 0,
      came_back: cameBack ? 1 : 0,
    })),
  );
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await trx
      .insertInto('quote_choice')
      .values(rows.slice(from, from + rowsPerInsert))
      .execute();
  }
}

/** Eleven values each must stay below the 32 766 that SQLite binds at once. */
const rowsPerInsert = 500;
