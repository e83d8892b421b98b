/** Links that ask for a code, the codes that were mailed for them, and the devices on which one was entered. */
import type { Kysely } from 'kysely';
import { createTable } from './table.ts';

const inQuote = [
  [['organisation_id', 'quote_id', 'participant_id'], 'participant', ['organisation_id', 'quote_id', 'id']],
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('share_link')
    .addColumn('asks_code', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await createTable(db, 'link_code', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      participant_id: 'text',
      share_link_id: 'text',
      email: 'text',
      address: 'text',
      sent_at: 'integer',
      expires_at: 'integer',
      tries: 'integer',
      passed_at: 'integer?',
    },
    key: ['id'],
    references: inQuote,
    indexes: [['share_link_id'], ['email'], ['address']],
  });
  await createTable(db, 'known_device', {
    columns: {
      token_hash: 'text',
      share_link_id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      participant_id: 'text',
      expires_at: 'integer',
    },
    key: ['token_hash', 'share_link_id'],
    references: inQuote,
  });
}
