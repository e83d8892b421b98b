/** What the two sides propose to each other, which change came of which proposal, wishes to accept on request, and losses. */
import type { Kysely } from 'kysely';
import { createTable, makeAppendOnly } from './table.ts';

const inQuote = (column: string, table: string) =>
  [['organisation_id', 'quote_id', column], table, ['organisation_id', 'quote_id', 'id']] as const;
const ofQuote = [['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'proposal', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      version_id: 'text?',
      answers_id: 'text?',
      participant_id: 'text',
      side: 'text',
      asked: 'text',
      given: 'text',
      note: 'text',
      element_title: 'text',
      before_value: 'text',
      currency: 'text',
      effect_words: 'text?',
      state: 'text',
      made_at: 'integer',
      expires_at: 'integer?',
      expires_on: 'text?',
      answered_at: 'integer?',
      answered_by: 'text?',
      answer_note: 'text',
      answer_seq: 'integer?',
    },
    key: ['id'],
    unique: [['organisation_id', 'quote_id', 'id'], ['answers_id']],
    references: [ofQuote, inQuote('version_id', 'version'), inQuote('participant_id', 'participant')],
    indexes: [
      ['organisation_id', 'quote_id'],
      ['state', 'expires_at'],
    ],
  });
  await createTable(db, 'acceptance_request', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      version_id: 'text',
      participant_id: 'text',
      wish: 'text',
      reason: 'text',
      message: 'text',
      state: 'text',
      made_at: 'integer',
      answered_at: 'integer?',
      answered_by: 'text?',
      answer_note: 'text',
    },
    key: ['id'],
    references: [ofQuote, inQuote('version_id', 'version'), inQuote('participant_id', 'participant')],
    indexes: [['organisation_id', 'quote_id']],
  });
  await createTable(db, 'loss', {
    columns: {
      opportunity_id: 'text',
      cycle: 'integer',
      organisation_id: 'text',
      variant: 'text',
      stage: 'text',
      detail: 'text',
      amount: 'integer?',
      currency: 'text',
      come_back: 'integer',
      wake_up_on: 'text?',
      by_name: 'text',
      at: 'integer',
    },
    key: ['opportunity_id', 'cycle'],
    references: [[['organisation_id', 'opportunity_id'], 'opportunity', ['organisation_id', 'id']]],
    indexes: [['organisation_id', 'wake_up_on']],
  });
  await makeAppendOnly(db, 'loss');
}
