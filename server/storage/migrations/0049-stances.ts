/** What buyers say of going on at all: not now, on after all, ready again. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'stance', {
    columns: {
      quote_id: 'text',
      ordinal: 'integer',
      organisation_id: 'text',
      participant_id: 'text',
      stance: 'text',
      reason: 'text?',
      come_back: 'text?',
      words: 'text',
      at: 'integer',
    },
    key: ['quote_id', 'ordinal'],
    references: [
      [
        ['organisation_id', 'quote_id', 'participant_id'],
        'participant',
        ['organisation_id', 'quote_id', 'id'],
      ],
    ],
    indexes: [['organisation_id']],
  });
  await makeAppendOnly(db, 'stance');
}
