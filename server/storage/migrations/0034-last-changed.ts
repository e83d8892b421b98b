/** When each quote was last edited, as of its projection, and the order of the list of quotes, so that a page of it is read alone. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('quote')
    .addColumn('edited_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update quote set edited_at = coalesce((
    select at from change where quote_id = quote.id order by seq desc, ordinal desc limit 1), 0)`.execute(db);
  await sql`create index quote_by_last_changed on quote (
    organisation_id, max(updated_at, edited_at) desc, id)`.execute(db);
}
