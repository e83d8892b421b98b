import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { type SqliteOptions, sqliteDialect } from './sqlite.ts';

export interface Storage {
  /**
   * Queries see the last commit. A transaction takes its turn with all other writes: inside it use `trx` alone and
   * await nothing else.
   */
  readonly db: Kysely<Schema>;
  /** Waits for the transaction in progress and closes the file. */
  close(): Promise<void>;
}

/** Opens the database file, makes it where it is missing, and brings its tables up to date. */
export async function openStorage(path: string, options?: SqliteOptions): Promise<Storage> {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(path, options) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, close: () => db.destroy() };
}
