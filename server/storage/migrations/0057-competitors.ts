/** Whom the organisation competes with, as it spells them. */
import type { Kysely } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'competitor', {
    columns: { organisation_id: 'text', name: 'text' },
    key: ['organisation_id', 'name'],
    references: [[['organisation_id'], 'organisation', ['id']]],
  });
}
