/**
 * One place where the rows of a file wait until all of them are there, whatever the file is of. The catalogue’s own
 * one goes; what waited in it was brought within the last day, and is brought again.
 */
import { type Kysely, sql } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'staged_file', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      kind: 'text',
      file_name: 'text',
      row_count: 'integer',
      made_at: 'integer',
    },
    key: ['id'],
    unique: [['organisation_id', 'id']],
    references: [[['organisation_id'], 'organisation', ['id']]],
  });
  await createTable(db, 'staged_row', {
    columns: { import_id: 'text', ordinal: 'integer', organisation_id: 'text', content: 'text' },
    key: ['import_id', 'ordinal'],
    references: [[['organisation_id', 'import_id'], 'staged_file', ['organisation_id', 'id']]],
  });
  await db.schema.dropTable('catalogue_import_row').execute();
  await sql`delete from catalogue_import where applied_at is null`.execute(db);
}
