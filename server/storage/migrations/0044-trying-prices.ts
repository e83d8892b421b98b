/**
 * List prices that are drawn by lot, and of each observation when its component was put into the quote and at what price
 * it began there. What was observed before knows neither and is observed anew, from what is stored.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'price_trial', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      item_id: 'text',
      base_price: 'text',
      below_percent: 'integer',
      above_percent: 'integer',
      begun_by: 'text',
      begun_by_name: 'text',
      begun_at: 'integer',
      ended_at: 'integer?',
      ended_by_name: 'text?',
    },
    key: ['id'],
    unique: [['organisation_id', 'id']],
    references: [[['organisation_id', 'item_id'], 'catalogue_item', ['organisation_id', 'id']]],
    indexes: [['organisation_id', 'item_id']],
  });
  // One at a time, whoever begins it.
  await sql`create unique index price_trial_that_runs on price_trial (item_id) where ended_at is null`.execute(
    db,
  );
  await createTable(db, 'price_draw', {
    columns: {
      trial_id: 'text',
      week: 'text',
      organisation_id: 'text',
      arm: 'integer',
      price: 'text',
      drawn_at: 'integer',
    },
    key: ['trial_id', 'week'],
    references: [[['organisation_id', 'trial_id'], 'price_trial', ['organisation_id', 'id']]],
  });
  await db.schema.alterTable('observation').addColumn('taken_at', 'bigint').execute();
  await db.schema.alterTable('observation').addColumn('start_price', 'text').execute();
  for (const table of ['observation', 'offer_fact']) await sql`delete from ${sql.table(table)}`.execute(db);
}
