/**
 * Sending that others have a say in: how far sellers may go by themselves, who asked whom to go further and what they
 * were answered; and what a send needs to be taken back, or withdrawn in words.
 */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

const inQuote = [['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'approval_limits', {
    columns: {
      organisation_id: 'text',
      max_discount_percent: 'text?',
      min_margin_percent: 'text?',
      max_value: 'integer?',
      max_value_currency: 'text?',
    },
    key: ['organisation_id'],
    references: [[['organisation_id'], 'organisation', ['id']]],
  });
  await createTable(db, 'approval_request', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      ordinal: 'integer',
      hash: 'text',
      reasons: 'text',
      note: 'text',
      requested_by: 'text',
      requested_by_name: 'text',
      requested_at: 'integer',
    },
    key: ['id'],
    unique: [
      ['organisation_id', 'quote_id', 'id'],
      ['organisation_id', 'quote_id', 'ordinal'],
    ],
    references: [inQuote],
  });
  await createTable(db, 'approval_decision', {
    columns: {
      request_id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      decision: 'text',
      hash: 'text',
      note: 'text',
      decided_by: 'text',
      decided_by_name: 'text',
      decided_at: 'integer',
    },
    // One answer to one question; whoever answers second is told of the first.
    key: ['request_id'],
    references: [
      [
        ['organisation_id', 'quote_id', 'request_id'],
        'approval_request',
        ['organisation_id', 'quote_id', 'id'],
      ],
    ],
  });
  for (const table of ['approval_request', 'approval_decision']) await makeAppendOnly(db, table);

  await db.schema
    .alterTable('version')
    .addColumn('sent_from', 'text', (c) => c.notNull().defaultTo('co_design'))
    .execute();
  await db.schema.alterTable('version').addColumn('approval_id', 'text').execute();
  await db.schema
    .alterTable('version_standing')
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
}
