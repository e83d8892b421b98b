/**
 * Of each observation whether the customer saw it, and how it stood in the basis that both sides had found ready; of each
 * offer when somebody at the customer is first known to have looked at it. What was observed before is observed anew,
 * from what is stored.
 */
import { type Kysely, sql } from 'kysely';

const facts = [
  'preselected',
  'ever_selected',
  'dropped',
  'readded',
  'at_base',
  'at_send',
  'at_accept',
  'band',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['observation', 'offer_fact']) await sql`delete from ${sql.table(table)}`.execute(db);
  await db.schema
    .alterTable('observation')
    .addColumn('seen', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('observation').addColumn('at_base', 'bigint').execute();
  await db.schema.alterTable('offer_fact').addColumn('seen_at', 'bigint').execute();
  // What the figures of all components ask, with these two.
  await db.schema.dropIndex('observation_for_figures').execute();
  await db.schema
    .createIndex('observation_for_figures')
    .on('observation')
    .columns([
      ...['organisation_id', 'component_key', 'customer_key', 'at', 'owner_user_id', 'quote_id'],
      ...['opportunity_id', 'cycle', 'amount', 'ratio', 'seen', ...facts],
    ])
    .execute();
  // Those that a look may still be found of: few, where customers look at what they are sent.
  await sql`create index offer_fact_not_seen on offer_fact (organisation_id, version_id, quote_id, offered_at)
    where seen_at is null`.execute(db);
}
