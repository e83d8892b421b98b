/**
 * Deals that go from one owner to the next, and which template a quote was begun from. Mail to the seller's own people
 * need no longer be about a quote: the outbox and what hangs on it are made anew for that.
 */
import { type Kysely, sql } from 'kysely';
import { createTable, makeAppendOnly, type Table } from './table.ts';

const member = (column: string) =>
  [['organisation_id', column], 'membership', ['organisation_id', 'user_id']] as const;
const inQuote = [['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']] as const;
const inOpportunity = [
  ['organisation_id', 'opportunity_id'],
  'opportunity',
  ['organisation_id', 'id'],
] as const;

/** As it was, but for the quote that an event need not have. */
const delivery: Table = {
  columns: {
    id: 'text',
    organisation_id: 'text',
    quote_id: 'text?',
    event_id: 'integer',
    lane: 'text',
    participant_id: 'text?',
    name: 'text',
    email: 'text',
    language: 'text?',
    state: 'text',
    due_at: 'integer',
    attempts: 'integer',
    leased_until: 'integer',
    lease: 'text?',
    settled_at: 'integer?',
    failure: 'text?',
    failure_detail: 'text?',
  },
  key: ['id'],
  references: [
    // Without a quote the second one says nothing, and the first still holds.
    [['organisation_id', 'event_id'], 'outbox', ['organisation_id', 'id']],
    [['organisation_id', 'quote_id', 'event_id'], 'outbox', ['organisation_id', 'quote_id', 'id']],
  ],
  indexes: [['organisation_id', 'quote_id'], ['event_id']],
};

const mail: Table = {
  columns: {
    id: 'text',
    organisation_id: 'text',
    quote_id: 'text?',
    sent_at: 'integer',
    from_address: 'text',
    to_name: 'text',
    to_email: 'text',
    subject: 'text',
    text: 'text',
    html: 'text',
  },
  key: ['id'],
  references: [[['organisation_id'], 'organisation', ['id']], inQuote],
  indexes: [['organisation_id', 'sent_at']],
};

const handover: Table = {
  columns: {
    opportunity_id: 'text',
    ordinal: 'integer',
    organisation_id: 'text',
    from_user: 'text',
    from_name: 'text',
    to_user: 'text',
    to_name: 'text',
    note: 'text',
    by_user: 'text',
    by_name: 'text',
    at: 'integer',
  },
  // Two who hand over at once are given the same number, and one of them is refused.
  key: ['opportunity_id', 'ordinal'],
  unique: [['organisation_id', 'opportunity_id', 'ordinal']],
  references: [inOpportunity, member('from_user'), member('to_user'), member('by_user')],
  indexes: [['organisation_id', 'to_user']],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'handover', handover);
  await makeAppendOnly(db, 'handover');
  await createTable(db, 'handover_seen', {
    columns: { opportunity_id: 'text', ordinal: 'integer', organisation_id: 'text', at: 'integer' },
    key: ['opportunity_id', 'ordinal'],
    references: [
      [
        ['organisation_id', 'opportunity_id', 'ordinal'],
        'handover',
        ['organisation_id', 'opportunity_id', 'ordinal'],
      ],
    ],
  });
  await makeAppendOnly(db, 'handover_seen');

  await createTable(db, 'quote_origin', {
    columns: { quote_id: 'text', organisation_id: 'text', template_id: 'text' },
    key: ['quote_id'],
    references: [inQuote, [['organisation_id', 'template_id'], 'template', ['organisation_id', 'id']]],
    indexes: [['organisation_id', 'template_id']],
  });
  await makeAppendOnly(db, 'quote_origin');

  await makeOutboxAnew(db);
}

async function makeOutboxAnew(db: Kysely<unknown>): Promise<void> {
  // Their names are needed again.
  for (const index of [
    'delivery_waiting',
    'delivery_waiting_in_lane',
    'delivery_for_organisation_id_quote_id',
    'delivery_for_event_id',
    'mail_for_organisation_id_sent_at',
  ]) {
    await db.schema.dropIndex(index).execute();
  }
  for (const table of ['delivery', 'outbox', 'mail']) {
    await db.schema.alterTable(table).renameTo(`${table}_before`).execute();
  }
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('organisation_id', 'text', (c) => c.notNull())
    .addColumn('quote_id', 'text')
    .addColumn('version_id', 'text')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addForeignKeyConstraint('outbox_in_organisation', ['organisation_id'], 'organisation', ['id'])
    .addForeignKeyConstraint('outbox_in_quote', [...inQuote[0]], 'quote', [...inQuote[2]])
    .addForeignKeyConstraint('outbox_of_version', ['organisation_id', 'quote_id', 'version_id'], 'version', [
      'organisation_id',
      'quote_id',
      'id',
    ])
    .addUniqueConstraint('outbox_by_organisation_id_id', ['organisation_id', 'id'])
    .addUniqueConstraint('outbox_by_organisation_id_quote_id_id', ['organisation_id', 'quote_id', 'id'])
    .execute();
  await createTable(db, 'delivery', delivery);
  await createTable(db, 'mail', mail);
  const copies = {
    outbox: ['id', 'organisation_id', 'quote_id', 'version_id', 'topic', 'payload', 'created_at'],
    delivery: Object.keys(delivery.columns),
    mail: Object.keys(mail.columns),
  };
  for (const [table, columns] of Object.entries(copies)) {
    const all = sql.join(columns.map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${all}) select ${all} from ${sql.table(`${table}_before`)}`.execute(
      db,
    );
  }
  for (const table of ['delivery', 'outbox', 'mail']) await db.schema.dropTable(`${table}_before`).execute();
  // What the sender looks through: only what still waits.
  await sql`create index delivery_waiting on delivery (due_at) where state = 'waiting'`.execute(db);
  await sql`create index delivery_waiting_in_lane on delivery (lane, event_id) where state = 'waiting'`.execute(
    db,
  );
}
