/** Templates, and every state they were in. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'template', {
    columns: { id: 'text', organisation_id: 'text', kind: 'text', revision: 'integer' },
    key: ['id'],
    unique: [['organisation_id', 'id']],
    references: [[['organisation_id'], 'organisation', ['id']]],
  });
  await createTable(db, 'template_revision', {
    columns: {
      template_id: 'text',
      revision: 'integer',
      organisation_id: 'text',
      name: 'text',
      archived: 'integer',
      components: 'integer',
      content: 'text',
      changed_by: 'text',
      changed_by_name: 'text',
      at: 'integer',
    },
    key: ['template_id', 'revision'],
    references: [[['organisation_id', 'template_id'], 'template', ['organisation_id', 'id']]],
  });
  await makeAppendOnly(db, 'template_revision');
}
