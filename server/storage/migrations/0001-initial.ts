/** The tables of `schema.ts`: who sells, what is sold, the live documents, and what has been frozen. */
import { type Kysely, sql } from 'kysely';
import { tables } from './0001-tables.ts';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);

  await db.schema
    .createTable('outbox')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('organisation_id', 'text', (c) => c.notNull())
    .addColumn('quote_id', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('delivered_at', 'bigint')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addForeignKeyConstraint('outbox_in_quote', ['organisation_id', 'quote_id'], 'quote', [
      'organisation_id',
      'id',
    ])
    .execute();
  await sql`create index outbox_undelivered on outbox (id) where delivered_at is null`.execute(db);

  // At most one offer stands per quote, whoever races whom.
  await sql`create unique index one_outstanding_version on version_standing (quote_id)
    where standing = 'outstanding'`.execute(db);

  for (const table of ['version', 'change', 'opportunity_event']) await makeAppendOnly(db, table);
}
