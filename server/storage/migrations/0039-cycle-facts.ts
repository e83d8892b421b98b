/**
 * What the events of each deal come to, by cycle, so that views over years of deals need not read the events; a start
 * works out what is missing. And what each version came to, for lists of what is open.
 */
import { type Kysely, sql } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'cycle_fact', {
    columns: {
      opportunity_id: 'text',
      cycle: 'integer',
      organisation_id: 'text',
      path: 'text',
      was_revived: 'integer',
      co_designed: 'integer',
      sent_ready: 'integer?',
      first_value: 'text?',
      first_close: 'text?',
    },
    key: ['opportunity_id', 'cycle'],
    references: [[['organisation_id', 'opportunity_id'], 'opportunity', ['organisation_id', 'id']]],
  });
  // What each version came to, without looking for it in all that it says.
  await sql`create index version_for_its_amount on version (
    quote_id, id, number, sent_at, valid_until, json_extract(priced, '$.firstYear.net'))`.execute(db);
}
