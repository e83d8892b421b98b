/**
 * What happens to a version outside the product: acceptances on paper, which a second person confirms, the files that
 * show them, and counters that came by phone.
 */
import { type Kysely, sql } from 'kysely';
import { createTable, refuse, type Table } from './table.ts';

const ofVersion = { organisation_id: 'text', quote_id: 'text', version_id: 'text' } as const;
const inQuote = (column: string, table: string) =>
  [['organisation_id', 'quote_id', column], table, ['organisation_id', 'quote_id', 'id']] as const;
const user = (column: string) =>
  [['organisation_id', column], 'membership', ['organisation_id', 'user_id']] as const;

const keptFile: Table = {
  columns: {
    id: 'text',
    organisation_id: 'text',
    quote_id: 'text',
    name: 'text',
    media_type: 'text',
    size: 'integer',
    hash: 'text',
    content: 'bytes',
    at: 'integer',
  },
  key: ['id'],
  unique: [['organisation_id', 'quote_id', 'id']],
  references: [[['organisation_id', 'quote_id'], 'quote', ['organisation_id', 'id']]],
};

const offlineAcceptance: Table = {
  columns: {
    id: 'text',
    ...ofVersion,
    file_id: 'text',
    accepted_on: 'text',
    signed_by: 'text',
    note: 'text',
    totals: 'text',
    state: 'text',
    recorded_by: 'text',
    recorded_by_name: 'text',
    recorded_at: 'integer',
    settled_by: 'text?',
    settled_by_name: 'text?',
    settled_at: 'integer?',
  },
  key: ['id'],
  unique: [['organisation_id', 'quote_id', 'id']],
  references: [
    inQuote('version_id', 'version'),
    inQuote('file_id', 'kept_file'),
    user('recorded_by'),
    user('settled_by'),
  ],
  indexes: [['version_id'], ['organisation_id', 'state']],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'kept_file', keptFile);
  await refuse(db, 'kept_file', 'delete');
  await createTable(db, 'offline_acceptance', offlineAcceptance);
  await refuse(db, 'offline_acceptance', 'delete');
  await sql`create unique index offline_acceptance_waiting_once on offline_acceptance (version_id)
    where state = 'waiting'`.execute(db);
  // Whoever asks: nobody confirms what they recorded, and nothing is confirmed from the start.
  await sql`create trigger offline_acceptance_takes_two before update on offline_acceptance
    when new.state = 'confirmed' and (new.settled_by is null or new.settled_by = old.recorded_by)
    begin select raise(abort, 'offline_acceptance is confirmed by a second person'); end`.execute(db);
  await sql`create trigger offline_acceptance_begins_waiting before insert on offline_acceptance
    when new.state <> 'waiting'
    begin select raise(abort, 'offline_acceptance begins waiting'); end`.execute(db);

  await db.schema.alterTable('acceptance').addColumn('offline_id', 'text').execute();
  await db.schema.alterTable('acceptance').addColumn('accepted_on', 'text').execute();
  await db.schema.alterTable('proposal').addColumn('recorded_by_name', 'text').execute();
  await db.schema.alterTable('proposal').addColumn('said_on', 'text').execute();
}
