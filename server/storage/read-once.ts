/**
 * What a page asks for in several requests at once is read once. Kept for exactly as long as nothing was committed, by
 * whichever process: SQLite itself tells a connection when another one has changed the database. The first question
 * after any change is answered from the tables.
 */
import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Nothing stays in memory for longer, in milliseconds: a page asks within a moment. */
const keptMs = 5_000;

interface Kept {
  /** Of the database when the reading began. */
  readonly version: number;
  readonly value: Promise<unknown>;
}

const kept = new WeakMap<Kysely<Schema>, Map<string, Kept>>();

/**
 * What `read` resolves to, or resolved to for the same `key` since the last change. `db` is the database itself, never a
 * transaction: that sees what nobody else does. Whoever shares what was read must leave it as it is.
 */
export async function readOnce<T>(db: Kysely<Schema>, key: string, read: () => Promise<T>): Promise<T> {
  const version = await dataVersion(db);
  const all = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, all);
  const found = all.get(key);
  if (found?.version === version) return found.value as Promise<T>;
  const value = read();
  all.set(key, { version, value });
  // Knows it by its version alone: the timer of what a change has replaced must not hold on to all that was read.
  const forget = () => {
    if (all.get(key)?.version === version) all.delete(key);
  };
  value.then(() => void setTimeout(forget, keptMs).unref(), forget);
  return value;
}

/** Another number after every commit of another connection; those that read never commit. */
async function dataVersion(db: Kysely<Schema>): Promise<number> {
  const { data_version } = await db
    .selectFrom(sql<{ data_version: number }>`pragma_data_version`.as('version'))
    .select('data_version')
    .executeTakeFirstOrThrow();
  return data_version;
}
