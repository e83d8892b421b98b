/** Accepted versions of which something has happened that their evidence does not tell yet. */
import type { Kysely } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'evidence_due', {
    columns: { version_id: 'text', organisation_id: 'text', quote_id: 'text', since: 'integer' },
    key: ['version_id'],
    references: [
      [['organisation_id', 'quote_id', 'version_id'], 'version', ['organisation_id', 'quote_id', 'id']],
    ],
  });
}
