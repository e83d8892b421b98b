/** Who of the customer's people was left out when a version was sent: it was not for them, and they do not see it. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'version_left_out', {
    columns: { version_id: 'text', participant_id: 'text', organisation_id: 'text', quote_id: 'text' },
    key: ['version_id', 'participant_id'],
    references: [
      [['organisation_id', 'quote_id', 'version_id'], 'version', ['organisation_id', 'quote_id', 'id']],
      [
        ['organisation_id', 'quote_id', 'participant_id'],
        'participant',
        ['organisation_id', 'quote_id', 'id'],
      ],
    ],
  });
  await makeAppendOnly(db, 'version_left_out');
}
