/**
 * The snapshot of a document gets a table of its own. A document's row is rewritten with every edit, for its sequence
 * number; with the whole quote in it, every edit cost as much as the quote is large.
 */
import { type Kysely, sql } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'document_snapshot', {
    columns: {
      quote_id: 'text',
      kind: 'text',
      organisation_id: 'text',
      seq: 'integer',
      state: 'bytes',
    },
    key: ['quote_id', 'kind'],
    references: [
      [['organisation_id', 'quote_id', 'kind'], 'document', ['organisation_id', 'quote_id', 'kind']],
    ],
  });
  await sql`insert into document_snapshot (quote_id, kind, organisation_id, seq, state)
    select quote_id, kind, organisation_id, snapshot_seq, snapshot from document`.execute(db);
  await db.schema.alterTable('document').dropColumn('snapshot').execute();
  await db.schema.alterTable('document').dropColumn('snapshot_seq').execute();
}
