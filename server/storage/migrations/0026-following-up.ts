/**
 * Following up: reminders of what lies with customers, files of opportunities that were read in, which of the questions of time their owners have been told of, and
 * in which language people are told.
 */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'reminder', {
    columns: {
      version_id: 'text',
      ordinal: 'integer',
      organisation_id: 'text',
      quote_id: 'text',
      participant_id: 'text',
      message: 'text',
      recipients: 'integer',
      at: 'integer',
    },
    // Two who remind at once are given the same number, and one of them is refused.
    key: ['version_id', 'ordinal'],
    references: [
      [['organisation_id', 'quote_id', 'version_id'], 'version', ['organisation_id', 'quote_id', 'id']],
      [
        ['organisation_id', 'quote_id', 'participant_id'],
        'participant',
        ['organisation_id', 'quote_id', 'id'],
      ],
    ],
    indexes: [['organisation_id', 'quote_id']],
  });
  await makeAppendOnly(db, 'reminder');
  await createTable(db, 'opportunity_import', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      file_name: 'text',
      made_by_name: 'text',
      at: 'integer',
      opened: 'integer',
      waiting: 'integer',
      undone_at: 'integer?',
      undone_by_name: 'text?',
    },
    key: ['id'],
    unique: [['organisation_id', 'id']],
    references: [[['organisation_id'], 'organisation', ['id']]],
    indexes: [['organisation_id', 'at']],
  });
  await createTable(db, 'opportunity_import_row', {
    columns: {
      import_id: 'text',
      ordinal: 'integer',
      organisation_id: 'text',
      opportunity_id: 'text?',
      waiting_id: 'text?',
    },
    key: ['import_id', 'ordinal'],
    references: [
      [['organisation_id', 'import_id'], 'opportunity_import', ['organisation_id', 'id']],
      [['organisation_id', 'opportunity_id'], 'opportunity', ['organisation_id', 'id']],
      [['organisation_id', 'waiting_id'], 'waiting_customer', ['organisation_id', 'id']],
    ],
  });
  await db.schema.alterTable('rule_task').addColumn('told_at', 'bigint').execute();
  await db.schema.alterTable('membership').addColumn('mail_language', 'text').execute();
}
