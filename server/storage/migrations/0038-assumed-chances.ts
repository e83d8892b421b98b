/** How likely an organisation takes a deal in each stage to be won, before its own history tells. */
import type { Kysely } from 'kysely';
import { createTable } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'assumed_chance', {
    columns: { organisation_id: 'text', stage: 'text', percent: 'integer' },
    key: ['organisation_id', 'stage'],
    references: [[['organisation_id'], 'organisation', ['id']]],
  });
}
