/** What an update changed in values, where its rows in the log of changes do not say all of it: for replaying it. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'exact_change', {
    columns: { quote_id: 'text', seq: 'integer', organisation_id: 'text', changed: 'text' },
    key: ['quote_id', 'seq'],
    references: [[['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']]],
  });
  await makeAppendOnly(db, 'exact_change');
}
