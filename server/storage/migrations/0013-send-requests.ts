/** Buyers who ask the seller to send what stands. Answered by the next version that is sent after it. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'send_request', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      participant_id: 'text',
      message: 'text',
      at: 'integer',
    },
    key: ['id'],
    references: [
      [
        ['organisation_id', 'quote_id', 'participant_id'],
        'participant',
        ['organisation_id', 'quote_id', 'id'],
      ],
    ],
    indexes: [['quote_id', 'at']],
  });
  await makeAppendOnly(db, 'send_request');
}
