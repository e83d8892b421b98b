/**
 * How far a version's content had come in the log of changes, so that what led to it can be told from what came after;
 * and what bringing back a version did to the draft, so that it can be taken back. Versions from before are placed in
 * the log by their time.
 */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

const inQuote = (column: string, table: string) =>
  [['organisation_id', 'quote_id', column], table, ['organisation_id', 'quote_id', 'id']] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('version').addColumn('seq', 'bigint').execute();
  await createTable(db, 'restoration', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      version_id: 'text',
      participant_id: 'text',
      changed: 'text',
      at: 'integer',
    },
    key: ['id'],
    references: [inQuote('version_id', 'version'), inQuote('participant_id', 'participant')],
    indexes: [['organisation_id', 'quote_id']],
  });
  await makeAppendOnly(db, 'restoration');
}
