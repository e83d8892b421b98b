/** What the first tables hold and name. See `schema.ts` for what each column means. */
import type { Table } from './table.ts';

const inOrganisation = [['organisation_id'], 'organisation', ['id']] as const;
const inQuote = [['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']] as const;

/** A participant of that very quote, in that very organisation. */
const participantOfQuote = (column: string) =>
  [['organisation_id', 'quote_id', column], 'participant', ['organisation_id', 'quote_id', 'id']] as const;

const user = (column: string) =>
  [['organisation_id', column], 'membership', ['organisation_id', 'user_id']] as const;

/** In the order of their references. */
export const tables: Readonly<Record<string, Table>> = {
  organisation: {
    columns: {
      id: 'text',
      name: 'text',
      company_number: 'text',
      address: 'text',
      time_zone: 'text',
      created_at: 'integer',
    },
    key: ['id'],
  },
  membership: {
    columns: { organisation_id: 'text', user_id: 'text', role: 'text', created_at: 'integer' },
    key: ['organisation_id', 'user_id'],
    unique: [['user_id']],
    references: [inOrganisation],
  },
  opportunity: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      owner_user_id: 'text',
      title: 'text',
      customer_name: 'text',
      customer_company_number: 'text',
      customer_address: 'text',
      value: 'text',
      currency: 'text',
      expected_close: 'text',
      contact_name: 'text',
      contact_email: 'text',
      need_note: 'text',
      source: 'text',
      stage: 'text',
      created_at: 'integer',
    },
    key: ['id'],
    unique: [['organisation_id', 'id']],
    references: [inOrganisation, user('owner_user_id')],
  },
  opportunity_event: {
    columns: {
      opportunity_id: 'text',
      seq: 'integer',
      organisation_id: 'text',
      type: 'text',
      evidence: 'text',
      actor_name: 'text',
      at: 'integer',
    },
    key: ['opportunity_id', 'seq'],
    references: [[['organisation_id', 'opportunity_id'], 'opportunity', ['organisation_id', 'id']]],
  },
  quote: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      opportunity_id: 'text',
      number: 'text',
      status: 'text',
      write_epoch: 'integer',
      created_by: 'text',
      created_at: 'integer',
      updated_at: 'integer',
      projected_seq: 'integer',
      draft_title: 'text',
      draft_currency: 'text',
      draft_amount: 'integer?',
    },
    key: ['id'],
    unique: [
      ['organisation_id', 'id'],
      ['organisation_id', 'number'],
    ],
    references: [
      [['organisation_id', 'opportunity_id'], 'opportunity', ['organisation_id', 'id']],
      user('created_by'),
    ],
    indexes: [['organisation_id', 'updated_at'], ['opportunity_id']],
  },
  participant: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      side: 'text',
      user_id: 'text?',
      name: 'text',
      title: 'text',
      email: 'text',
      colour: 'integer',
      created_at: 'integer',
    },
    key: ['id'],
    // A user is one participant per quote; guests have no user and are told apart by their links.
    unique: [
      ['organisation_id', 'quote_id', 'id'],
      ['quote_id', 'user_id'],
    ],
    references: [inQuote, user('user_id')],
  },
  share_link: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      participant_id: 'text',
      token_hash: 'text',
      created_at: 'integer',
      expires_at: 'integer',
      revoked_at: 'integer?',
      last_used_at: 'integer?',
    },
    key: ['id'],
    unique: [['token_hash'], ['organisation_id', 'quote_id', 'participant_id', 'id']],
    references: [participantOfQuote('participant_id')],
  },
  guest_session: {
    columns: {
      token_hash: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      participant_id: 'text',
      share_link_id: 'text',
      created_at: 'integer',
      last_seen_at: 'integer',
      expires_at: 'integer',
    },
    key: ['token_hash'],
    references: [
      [
        ['organisation_id', 'quote_id', 'participant_id', 'share_link_id'],
        'share_link',
        ['organisation_id', 'quote_id', 'participant_id', 'id'],
      ],
    ],
    indexes: [['share_link_id'], ['expires_at']],
  },
  document: {
    columns: {
      quote_id: 'text',
      kind: 'text',
      organisation_id: 'text',
      generation: 'text',
      schema_version: 'integer',
      seq: 'integer',
      snapshot: 'bytes',
      snapshot_seq: 'integer',
    },
    key: ['quote_id', 'kind'],
    unique: [['organisation_id', 'quote_id', 'kind']],
    references: [inQuote],
  },
  document_update: {
    columns: {
      quote_id: 'text',
      kind: 'text',
      seq: 'integer',
      organisation_id: 'text',
      participant_id: 'text',
      update_bytes: 'bytes',
      at: 'integer',
    },
    key: ['quote_id', 'kind', 'seq'],
    references: [
      [['organisation_id', 'quote_id', 'kind'], 'document', ['organisation_id', 'quote_id', 'kind']],
      participantOfQuote('participant_id'),
    ],
  },
  document_client: {
    columns: {
      quote_id: 'text',
      kind: 'text',
      client_id: 'integer',
      organisation_id: 'text',
      participant_id: 'text',
      first_seq: 'integer',
    },
    key: ['quote_id', 'kind', 'client_id'],
    references: [
      [['organisation_id', 'quote_id', 'kind'], 'document', ['organisation_id', 'quote_id', 'kind']],
      participantOfQuote('participant_id'),
    ],
  },
  change: {
    columns: {
      quote_id: 'text',
      seq: 'integer',
      ordinal: 'integer',
      organisation_id: 'text',
      participant_id: 'text',
      kind: 'text',
      element_id: 'text?',
      element_title: 'text',
      field: 'text?',
      before_value: 'text',
      after_value: 'text',
      amount: 'integer?',
      currency: 'text?',
      period: 'text?',
      difference: 'integer?',
      at: 'integer',
    },
    key: ['quote_id', 'seq', 'ordinal'],
    references: [participantOfQuote('participant_id')],
    indexes: [['organisation_id', 'kind']],
  },
  component_state: {
    columns: {
      quote_id: 'text',
      component_id: 'text',
      organisation_id: 'text',
      title: 'text',
      period: 'text',
      currency: 'text',
      is_choice: 'integer',
      is_alternative: 'integer',
      selected: 'integer',
      amount: 'integer',
    },
    key: ['quote_id', 'component_id'],
    references: [inQuote],
    indexes: [['organisation_id', 'is_choice']],
  },
  version: {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      number: 'integer',
      canonical: 'text',
      hash: 'text',
      priced: 'text',
      yjs_state: 'bytes',
      valid_until: 'text?',
      message: 'text',
      sent_by: 'text',
      sent_by_name: 'text',
      sent_at: 'integer',
      idempotency_key: 'text',
    },
    key: ['id'],
    unique: [
      ['organisation_id', 'quote_id', 'id'],
      ['quote_id', 'number'],
      ['quote_id', 'idempotency_key'],
    ],
    references: [participantOfQuote('sent_by')],
  },
  version_standing: {
    columns: {
      version_id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      standing: 'text',
      since: 'integer',
    },
    key: ['version_id'],
    references: [
      [['organisation_id', 'quote_id', 'version_id'], 'version', ['organisation_id', 'quote_id', 'id']],
    ],
    indexes: [['organisation_id', 'standing']],
  },
};
