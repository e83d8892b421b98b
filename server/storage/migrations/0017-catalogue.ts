/** What an organisation sells: its items, every state they were in, and the files that were read in. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

const ofOrganisation = [['organisation_id'], 'organisation', ['id']] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'catalogue_item', {
    columns: { id: 'text', organisation_id: 'text', revision: 'integer', article_number: 'text?' },
    key: ['id'],
    unique: [
      ['organisation_id', 'id'],
      ['organisation_id', 'article_number'],
    ],
    references: [ofOrganisation],
  });
  await createTable(db, 'catalogue_import', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      file_name: 'text',
      row_count: 'integer',
      made_by: 'text',
      made_by_name: 'text',
      made_at: 'integer',
      applied_at: 'integer?',
      added: 'integer',
      changed: 'integer',
      undone_at: 'integer?',
      undone_by_name: 'text?',
    },
    key: ['id'],
    unique: [['organisation_id', 'id']],
    references: [ofOrganisation],
    indexes: [['organisation_id', 'made_at']],
  });
  await createTable(db, 'catalogue_import_row', {
    columns: { import_id: 'text', ordinal: 'integer', organisation_id: 'text', content: 'text' },
    key: ['import_id', 'ordinal'],
    references: [[['organisation_id', 'import_id'], 'catalogue_import', ['organisation_id', 'id']]],
  });
  await createTable(db, 'catalogue_revision', {
    columns: {
      item_id: 'text',
      revision: 'integer',
      organisation_id: 'text',
      seq: 'integer',
      content: 'text',
      import_id: 'text?',
      changed_by: 'text',
      changed_by_name: 'text',
      at: 'integer',
    },
    key: ['item_id', 'revision'],
    unique: [['organisation_id', 'seq']],
    references: [
      [['organisation_id', 'item_id'], 'catalogue_item', ['organisation_id', 'id']],
      [['organisation_id', 'import_id'], 'catalogue_import', ['organisation_id', 'id']],
    ],
    indexes: [['import_id']],
  });
  await makeAppendOnly(db, 'catalogue_revision');
}
