/**
 * The outbox gets its deliveries, one per event and person, with what became of each; the mailbox of the demo; and the
 * mark by which an installation knows itself. Events from before have none: nobody was to be mailed then, and nobody
 * is to get old news now.
 */
import { type Kysely, sql } from 'kysely';
import { createTable } from './table.ts';

const inQuote = [['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox_next')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('organisation_id', 'text', (c) => c.notNull())
    .addColumn('quote_id', 'text', (c) => c.notNull())
    .addColumn('version_id', 'text')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addForeignKeyConstraint('outbox_in_quote', ['organisation_id', 'quote_id'], 'quote', [
      'organisation_id',
      'id',
    ])
    .addForeignKeyConstraint('outbox_of_version', ['organisation_id', 'quote_id', 'version_id'], 'version', [
      'organisation_id',
      'quote_id',
      'id',
    ])
    .addUniqueConstraint('outbox_by_organisation_id_quote_id_id', ['organisation_id', 'quote_id', 'id'])
    .execute();
  await sql`insert into outbox_next (id, organisation_id, quote_id, version_id, topic, payload, created_at)
    select id, organisation_id, quote_id, json_extract(payload, '$.versionId'), topic, payload, created_at
    from outbox`.execute(db);
  await db.schema.dropTable('outbox').execute();
  await db.schema.alterTable('outbox_next').renameTo('outbox').execute();

  await createTable(db, 'delivery', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
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
      [['organisation_id', 'quote_id', 'event_id'], 'outbox', ['organisation_id', 'quote_id', 'id']],
    ],
    indexes: [['organisation_id', 'quote_id'], ['event_id']],
  });
  // What the sender looks through: only what still waits.
  await sql`create index delivery_waiting on delivery (due_at) where state = 'waiting'`.execute(db);
  await sql`create index delivery_waiting_in_lane on delivery (lane, event_id) where state = 'waiting'`.execute(
    db,
  );

  await createTable(db, 'mail', {
    columns: {
      id: 'text',
      organisation_id: 'text',
      quote_id: 'text',
      sent_at: 'integer',
      from_address: 'text',
      to_name: 'text',
      to_email: 'text',
      subject: 'text',
      text: 'text',
      html: 'text',
    },
    key: ['id'],
    references: [inQuote],
    indexes: [['organisation_id', 'sent_at']],
  });

  await createTable(db, 'installation', {
    columns: { id: 'integer', mark: 'text' },
    key: ['id'],
  });
}
