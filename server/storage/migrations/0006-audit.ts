/**
 * The audit log: per organisation a chain of rows that can be added to and nothing else. What is personal stands
 * beside it and can be erased. The head says where each chain ends; raising it is what makes two that append at
 * once wait for each other. Evidence packages, which quote the log, are kept as they were handed out.
 */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly, refuse } from './table.ts';

const inOrganisation = [['organisation_id'], 'organisation', ['id']] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'audit', {
    columns: {
      organisation_id: 'text',
      seq: 'integer',
      quote_id: 'text?',
      actor_kind: 'text',
      actor_id: 'text?',
      action: 'text',
      object_hash: 'text?',
      payload_hash: 'text',
      at: 'integer',
      prev_hash: 'text',
      hash: 'text',
    },
    key: ['organisation_id', 'seq'],
    references: [inOrganisation, [['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']]],
    indexes: [['organisation_id', 'quote_id']],
  });
  await makeAppendOnly(db, 'audit');

  await createTable(db, 'audit_detail', {
    columns: { organisation_id: 'text', seq: 'integer', salt: 'text', value: 'text' },
    key: ['organisation_id', 'seq'],
    references: [[['organisation_id', 'seq'], 'audit', ['organisation_id', 'seq']]],
  });
  await refuse(db, 'audit_detail', 'update');

  await createTable(db, 'audit_head', {
    columns: { organisation_id: 'text', seq: 'integer', hash: 'text' },
    key: ['organisation_id'],
    references: [inOrganisation],
  });

  await createTable(db, 'evidence', {
    columns: {
      version_id: 'text',
      edition: 'integer',
      organisation_id: 'text',
      quote_id: 'text',
      hash: 'text',
      file: 'text',
      made_at: 'integer',
    },
    key: ['version_id', 'edition'],
    references: [
      [['organisation_id', 'quote_id', 'version_id'], 'version', ['organisation_id', 'quote_id', 'id']],
    ],
  });
  await makeAppendOnly(db, 'evidence');
}
