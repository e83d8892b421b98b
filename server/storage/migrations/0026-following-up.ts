/**
 * Following up: reminders of what lies with customers, which of the questions of time their owners have been told of, and
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
  await db.schema.alterTable('rule_task').addColumn('told_at', 'bigint').execute();
  await db.schema.alterTable('membership').addColumn('mail_language', 'text').execute();
}
