/**
 * Who said of which content that it is ready to be offered, or took that back; and where both sides said it of the same.
 * That is once per content and cycle, whoever presses at the same moment.
 */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly, type Table } from './table.ts';

const ofQuote = { organisation_id: 'text', quote_id: 'text', cycle: 'integer', hash: 'text' } as const;

const tables: Readonly<Record<string, Table>> = {
  ready_mark: {
    columns: {
      ...ofQuote,
      ordinal: 'integer',
      participant_id: 'text',
      side: 'text',
      ready: 'integer',
      seq: 'integer',
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
  },
  base_ready: {
    columns: { ...ofQuote, seq: 'integer', at: 'integer' },
    key: ['quote_id', 'cycle', 'hash'],
    references: [[['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']]],
  },
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, table] of Object.entries(tables)) {
    await createTable(db, name, table);
    await makeAppendOnly(db, name);
  }
}
