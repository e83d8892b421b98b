/**
 * What people say beside the paper. A thread and a comment never become another’s, nor move: only what their rules
 * change can be updated, and nothing is ever deleted. A comment that its author took away keeps its row, without words.
 */
import { type Kysely, sql } from 'kysely';
import { createTable, refuse, type Table } from './table.ts';

const inQuote = (column: string, table: string) =>
  [['organisation_id', 'quote_id', column], table, ['organisation_id', 'quote_id', 'id']] as const;
const ofQuote = { organisation_id: 'text', quote_id: 'text' } as const;

const thread: Table = {
  columns: {
    id: 'text',
    ...ofQuote,
    participant_id: 'text',
    audience: 'text',
    place: 'text',
    title: 'text',
    made_at: 'integer',
    resolved_at: 'integer?',
    resolved_by: 'text?',
  },
  key: ['id'],
  unique: [['organisation_id', 'quote_id', 'id']],
  references: [inQuote('participant_id', 'participant')],
  indexes: [['quote_id']],
};

const comment: Table = {
  columns: {
    id: 'text',
    ...ofQuote,
    thread_id: 'text',
    seq: 'integer',
    participant_id: 'text',
    side: 'text',
    words: 'text',
    mentions: 'text',
    at: 'integer',
    edited_at: 'integer?',
    removed_at: 'integer?',
  },
  key: ['id'],
  unique: [['thread_id', 'seq']],
  references: [inQuote('participant_id', 'participant'), inQuote('thread_id', 'comment_thread')],
  indexes: [['quote_id']],
};

const read: Table = {
  columns: { ...ofQuote, thread_id: 'text', participant_id: 'text', seq: 'integer' },
  key: ['thread_id', 'participant_id'],
  references: [inQuote('participant_id', 'participant'), inQuote('thread_id', 'comment_thread')],
};

/** Each with what may change of a row; all else stays as it was written. */
const tables: Readonly<Record<string, readonly [Table, changing: readonly string[]]>> = {
  comment_thread: [thread, ['resolved_at', 'resolved_by']],
  comment: [comment, ['words', 'mentions', 'edited_at', 'removed_at']],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, [table, changing]] of Object.entries(tables)) {
    await createTable(db, name, table);
    await refuse(db, name, 'delete');
    const kept = Object.keys(table.columns).filter((column) => !changing.includes(column));
    await keep(db, name, kept);
  }
  await createTable(db, 'comment_read', read);
}

async function keep(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const trigger = `create trigger ${table}_keeps before update of ${columns.join(', ')} on ${table}`;
  await sql
    .raw(`${trigger} begin select raise(abort, 'that part of ${table} is never rewritten'); end`)
    .execute(db);
}
