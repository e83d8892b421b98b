/**
 * What the sales process keeps beside its events: ranges of value, pipelines and the names of stages, when a deal was
 * moved to another day, what time asks of people, who waits outside the pipeline, what was seen of a customer's
 * behaviour, and when both sides called the basis of a quote ready.
 */
import { type Kysely, sql } from 'kysely';
import { createTable, makeAppendOnly, type Table } from './table.ts';

const inOrganisation = [['organisation_id'], 'organisation', ['id']] as const;
const inOpportunity = [
  ['organisation_id', 'opportunity_id'],
  'opportunity',
  ['organisation_id', 'id'],
] as const;
const owner = [['organisation_id', 'owner_user_id'], 'membership', ['organisation_id', 'user_id']] as const;

const tables: Readonly<Record<string, Table>> = {
  pipeline: {
    columns: {
      organisation_id: 'text',
      id: 'text',
      name: 'text',
      has_pricing_review: 'integer',
      horizon_months: 'integer',
    },
    key: ['organisation_id', 'id'],
    references: [inOrganisation],
  },
  stage_label: {
    columns: { organisation_id: 'text', stage: 'text', language: 'text', label: 'text' },
    key: ['organisation_id', 'stage', 'language'],
    references: [inOrganisation],
  },
  silence_limit: {
    columns: { organisation_id: 'text', stage: 'text', days: 'integer', cycles: 'integer', as_of: 'text' },
    key: ['organisation_id', 'stage'],
    references: [inOrganisation],
  },
  waiting_customer: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      owner_user_id: 'text',
      title: 'text',
      customer_name: 'text',
      contact_name: 'text',
      contact_email: 'text',
      reason: 'text',
      note: 'text',
      wake_up_on: 'text',
      answers: 'text',
      state: 'text',
      opportunity_id: 'text?',
      made_by_name: 'text',
      made_at: 'integer',
      settled_at: 'integer?',
    },
    key: ['id'],
    unique: [['organisation_id', 'id']],
    references: [inOrganisation, owner, inOpportunity],
    indexes: [['organisation_id', 'state', 'wake_up_on']],
  },
  rule_task: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      rule: 'text',
      subject_id: 'text',
      opportunity_id: 'text?',
      waiting_id: 'text?',
      cycle: 'integer',
      period: 'text',
      since: 'text',
      found_at: 'integer',
      manager_from: 'text?',
      sleeps_until: 'text?',
      state: 'text',
      answer: 'text?',
      answered_by_name: 'text?',
      answered_at: 'integer?',
    },
    key: ['id'],
    unique: [['organisation_id', 'rule', 'subject_id', 'cycle', 'period']],
    references: [
      inOpportunity,
      [['organisation_id', 'waiting_id'], 'waiting_customer', ['organisation_id', 'id']],
    ],
    indexes: [
      ['organisation_id', 'state'],
      ['organisation_id', 'opportunity_id'],
    ],
  },
};

const appendOnly: Readonly<Record<string, Table>> = {
  redate: {
    columns: {
      opportunity_id: 'text',
      cycle: 'integer',
      ordinal: 'integer',
      organisation_id: 'text',
      before_close: 'text',
      after_close: 'text',
      slip_days: 'integer',
      reason: 'text',
      answers_let_go: 'integer',
      by_name: 'text',
      on_day: 'text',
      at: 'integer',
    },
    // Two who set a date at once are given the same number, and one of them is refused.
    key: ['opportunity_id', 'cycle', 'ordinal'],
    references: [inOpportunity],
    indexes: [['organisation_id']],
  },
  signal: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      opportunity_id: 'text',
      kind: 'text',
      source: 'text',
      label: 'text',
      value: 'text',
      seen_at: 'integer',
      recorded_by_name: 'text',
      at: 'integer',
    },
    key: ['id'],
    references: [inOpportunity],
    indexes: [['organisation_id', 'opportunity_id', 'seen_at']],
  },
  basis_mark: {
    columns: {
      quote_id: 'text',
      ordinal: 'integer',
      organisation_id: 'text',
      participant_id: 'text',
      side: 'text',
      hash: 'text',
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
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('opportunity').addColumn('value_high', 'text').execute();
  await db.schema
    .alterTable('opportunity')
    .addColumn('pipeline_id', 'text', (c) => c.notNull().defaultTo('standard'))
    .execute();
  await sql`create index opportunity_by_stage on opportunity (organisation_id, stage)`.execute(db);
  // Who is a customer already is asked at every entry.
  await sql`create index opportunity_by_contact on opportunity (organisation_id, lower(contact_email))`.execute(
    db,
  );
  for (const [name, table] of Object.entries(tables)) await createTable(db, name, table);
  for (const [name, table] of Object.entries(appendOnly)) {
    await createTable(db, name, table);
    await makeAppendOnly(db, name);
  }
}
