/**
 * What became of each choice in each quote, so that years of quotes can be added up without reading their logs. It
 * belongs to the projection of drafts, which is made anew with it.
 */
import { type Kysely, sql } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'quote_choice', {
    columns: {
      quote_id: 'text',
      component_key: 'text',
      organisation_id: 'text',
      begun_at: 'integer',
      title: 'text',
      period: 'text',
      currency: 'text',
      state: 'text',
      left_out: 'integer',
      came_back: 'integer',
      amount: 'integer',
    },
    key: ['quote_id', 'component_key'],
    references: [[['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']]],
  });
  // Holds all that is added up, in the order it is grouped by: the table itself is not touched.
  await db.schema
    .createIndex('quote_choice_for_figures')
    .on('quote_choice')
    .columns([
      'organisation_id',
      'component_key',
      'title',
      'period',
      'currency',
      'begun_at',
      'quote_id',
      'state',
      'left_out',
      'came_back',
      'amount',
    ])
    .execute();
  await sql`update quote set projected_seq = -1`.execute(db);
}
