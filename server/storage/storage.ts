import { randomBytes } from 'node:crypto';
import { Kysely } from 'kysely';
import { DiskRoom } from './disk-room.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { type SqliteOptions, sqliteDialect } from './sqlite.ts';

export interface Storage {
  /**
   * Queries see the last commit. A transaction takes its turn with all other writes: inside it use `trx` alone and
   * await nothing else.
   */
  readonly db: Kysely<Schema>;
  /** Whether what is written finds room. */
  readonly disk: DiskRoom;
  /** Waits for the transaction in progress and closes the file. */
  close(): Promise<void>;
}

/** Opens the database file, makes it where it is missing, and brings its tables up to date. */
export async function openStorage(
  path: string,
  options?: Omit<SqliteOptions, 'onFullDisk'>,
): Promise<Storage> {
  const onFullDisk = () => disk.ranOut();
  const db = new Kysely<Schema>({ dialect: sqliteDialect(path, { ...options, onFullDisk }) });
  const disk = new DiskRoom(() => probe(db));
  try {
    await migrate(db);
  } catch (error) {
    disk.stop();
    await db.destroy();
    throw error;
  }
  const close = async (): Promise<void> => {
    disk.stop();
    await db.destroy();
  };
  return { db, disk, close };
}

/** More than an edit takes and most commands do, so that what had no room finds it when this did. */
const probeBytes = 64 * 1_024;

async function probe(db: Kysely<Schema>): Promise<void> {
  const bytes = randomBytes(probeBytes);
  await db
    .insertInto('disk_probe')
    .values({ id: 1, bytes })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ bytes }))
    .execute();
}
