/** What sending and answering an offer needs: who may do what, when an offer is told, and what a retry is answered. */
import type { Kysely } from 'kysely';
import { createTable, type Table } from './table.ts';

const idempotency: Table = {
  columns: {
    actor: 'text',
    endpoint: 'text',
    key: 'text',
    organisation_id: 'text',
    request_hash: 'text',
    started_at: 'integer',
    answer: 'text?',
  },
  key: ['actor', 'endpoint', 'key'],
  indexes: [['started_at']],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  const add = (table: string, column: string, type: 'text' | 'bigint', fallback: string | number) =>
    db.schema
      .alterTable(table)
      .addColumn(column, type, (c) => c.notNull().defaultTo(fallback))
      .execute();
  await add('participant', 'buyer_right', 'text', 'sign');
  await add('opportunity', 'cycle', 'bigint', 1);
  // What was sent before is told already.
  await add('version', 'offered_at', 'bigint', 0);
  await createTable(db, 'idempotency', idempotency);
}
