/**
 * What managers learn from, as rows that can be added up: each offer that customers were shown, and of each component
 * they could choose one observation per cycle. Both follow from what is stored already and can be made anew from it.
 */
import type { Kysely } from 'kysely';
import { createTable, type Table } from './table.ts';

const ofVersion = [
  ['organisation_id', 'quote_id', 'version_id'],
  'version',
  ['organisation_id', 'quote_id', 'id'],
] as const;

const tables: Readonly<Record<string, Table>> = {
  offer_fact: {
    columns: {
      version_id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      opportunity_id: 'text',
      cycle: 'integer',
      number: 'integer',
      offered_at: 'integer',
      accepted_at: 'integer?',
      currency: 'text',
      amount: 'integer',
      list_amount: 'integer',
    },
    key: ['version_id'],
    references: [ofVersion],
    indexes: [['organisation_id', 'opportunity_id', 'cycle', 'offered_at', 'accepted_at', 'amount']],
  },
  observation: {
    columns: {
      opportunity_id: 'text',
      cycle: 'integer',
      component_key: 'text',
      organisation_id: 'text',
      version_id: 'text',
      quote_id: 'text',
      customer_key: 'text',
      owner_user_id: 'text',
      at: 'integer',
      title: 'text',
      category: 'text',
      period: 'text',
      currency: 'text',
      amount: 'integer',
      preselected: 'integer',
      ever_selected: 'integer',
      dropped: 'integer',
      readded: 'integer',
      at_send: 'integer',
      at_accept: 'integer?',
      ratio: 'integer?',
      band: 'integer?',
      dropped_ratio: 'integer?',
      worth_from: 'integer?',
      worth_to: 'integer?',
    },
    key: ['opportunity_id', 'cycle', 'component_key'],
    references: [ofVersion],
    indexes: [['organisation_id', 'component_key', 'customer_key']],
  },
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
  // Finds what has been offered since the last look without reading the versions, which are large.
  await db.schema
    .createIndex('version_for_organisation_id_offered_at')
    .on('version')
    .columns(['organisation_id', 'offered_at', 'id'])
    .execute();
  await db.schema
    .createIndex('opportunity_event_for_organisation_id')
    .on('opportunity_event')
    .columns(['organisation_id', 'opportunity_id', 'seq', 'type', 'at'])
    .execute();
}
