/**
 * Answers to a sent version: what the buyer chose of what it leaves open, the codes that were mailed to verify a
 * signer, the signatures, the acceptance they came to, a no, and who was named as able to sign. The database itself
 * holds one signature per person, one answer per version and one acceptance per cycle of an opportunity.
 */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly, type Table } from './table.ts';

const ofVersion = { organisation_id: 'text', quote_id: 'text', version_id: 'text' } as const;
const inQuote = (column: string, table: string) =>
  [['organisation_id', 'quote_id', column], table, ['organisation_id', 'quote_id', 'id']] as const;
const references = [inQuote('version_id', 'version'), inQuote('participant_id', 'participant')];

const appendOnly: Readonly<Record<string, Table>> = {
  version_choice: {
    columns: {
      ...ofVersion,
      seq: 'integer',
      participant_id: 'text',
      root: 'text',
      element_id: 'text',
      before_value: 'text',
      after_value: 'text',
      at: 'integer',
    },
    key: ['version_id', 'seq'],
    references,
  },
  signature: {
    columns: {
      ...ofVersion,
      participant_id: 'text',
      seq: 'integer',
      title: 'text',
      facts: 'text',
      request_key: 'text',
      at: 'integer',
    },
    key: ['version_id', 'participant_id'],
    unique: [['version_id', 'seq']],
    references,
  },
  acceptance: {
    columns: {
      ...ofVersion,
      opportunity_id: 'text',
      cycle: 'integer',
      choices: 'text',
      totals: 'text',
      at: 'integer',
    },
    key: ['version_id'],
    unique: [['opportunity_id', 'cycle']],
    references: [
      inQuote('version_id', 'version'),
      [['organisation_id', 'opportunity_id'], 'opportunity', ['organisation_id', 'id']],
    ],
  },
  decline: {
    columns: {
      ...ofVersion,
      participant_id: 'text',
      reason: 'text',
      come_back: 'text?',
      words: 'text',
      at: 'integer',
    },
    key: ['version_id'],
    references,
  },
  named_signer: {
    columns: { ...ofVersion, participant_id: 'text', named_by: 'text', at: 'integer' },
    key: ['version_id', 'participant_id'],
    references,
  },
};

const signCode: Table = {
  columns: {
    id: 'text',
    ...ofVersion,
    participant_id: 'text',
    share_link_id: 'text',
    email: 'text',
    address: 'text',
    sent_at: 'integer',
    expires_at: 'integer',
    tries: 'integer',
    passed_at: 'integer?',
    session_id: 'text?',
    used_at: 'integer?',
  },
  key: ['id'],
  references,
  indexes: [['version_id', 'participant_id'], ['share_link_id'], ['email'], ['address']],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, table] of Object.entries(appendOnly)) {
    await createTable(db, name, table);
    await makeAppendOnly(db, name);
  }
  await createTable(db, 'sign_code', signCode);
}
