/**
 * Acceptances that were taken back. The same cycle can have another acceptance afterwards, so they are numbered: the
 * database still holds one for each time.
 */
import { type Kysely, sql } from 'kysely';
import { createTable, makeAppendOnly, type Table } from './table.ts';

const ofVersion = { organisation_id: 'text', quote_id: 'text', version_id: 'text' } as const;
const inQuote = (column: string, table: string) =>
  [['organisation_id', 'quote_id', column], table, ['organisation_id', 'quote_id', 'id']] as const;
const inOpportunity = [
  ['organisation_id', 'opportunity_id'],
  'opportunity',
  ['organisation_id', 'id'],
] as const;

/** As it was, with where it came from and which one of its cycle it is. */
const acceptance: Table = {
  columns: {
    ...ofVersion,
    opportunity_id: 'text',
    cycle: 'integer',
    choices: 'text',
    totals: 'text',
    at: 'integer',
    audit_seq: 'integer?',
    audit_hash: 'text?',
    round: 'integer',
    offline_id: 'text?',
    accepted_on: 'text?',
  },
  key: ['version_id'],
  unique: [
    ['opportunity_id', 'cycle', 'round'],
    ['organisation_id', 'quote_id', 'version_id'],
  ],
  references: [inQuote('version_id', 'version'), inOpportunity, inQuote('offline_id', 'offline_acceptance')],
};

const rescission: Table = {
  columns: {
    ...ofVersion,
    opportunity_id: 'text',
    cycle: 'integer',
    became: 'text',
    reason: 'text',
    file_id: 'text',
    by_user: 'text',
    by_name: 'text',
    at: 'integer',
  },
  key: ['version_id'],
  references: [
    [
      ['organisation_id', 'quote_id', 'version_id'],
      'acceptance',
      ['organisation_id', 'quote_id', 'version_id'],
    ],
    inQuote('file_id', 'kept_file'),
    inOpportunity,
    [['organisation_id', 'by_user'], 'membership', ['organisation_id', 'user_id']],
  ],
  indexes: [['organisation_id', 'opportunity_id', 'cycle']],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table acceptance rename to acceptance_before`.execute(db);
  await createTable(db, 'acceptance', acceptance);
  await sql`insert into acceptance (organisation_id, quote_id, version_id, opportunity_id, cycle, choices, totals, at,
      audit_seq, audit_hash, offline_id, accepted_on, round)
    select organisation_id, quote_id, version_id, opportunity_id, cycle, choices, totals, at,
      audit_seq, audit_hash, offline_id, accepted_on, 0 from acceptance_before`.execute(db);
  await sql`drop table acceptance_before`.execute(db);
  await makeAppendOnly(db, 'acceptance');

  await createTable(db, 'rescission', rescission);
  await makeAppendOnly(db, 'rescission');
}
