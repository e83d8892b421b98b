/** When somebody at the customer had a sent version before their eyes. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'sight', {
    columns: {
      version_id: 'text',
      participant_id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      at: 'integer',
    },
    key: ['version_id', 'participant_id', 'at'],
    references: [
      [['organisation_id', 'quote_id', 'version_id'], 'version', ['organisation_id', 'quote_id', 'id']],
      [
        ['organisation_id', 'quote_id', 'participant_id'],
        'participant',
        ['organisation_id', 'quote_id', 'id'],
      ],
    ],
    indexes: [['quote_id', 'at']],
  });
  await makeAppendOnly(db, 'sight');
}
