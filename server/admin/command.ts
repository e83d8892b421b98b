import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Schema } from '../storage/schema.ts';
import { openStorage } from '../storage/storage.ts';

/** One of the administrator's commands. */
export interface Command {
  /** How it is called: its name and what it may be told, on lines that are printed one under the other. */
  readonly usage: readonly string[];
  /** Throws a `ConfigError` where it was asked for something it cannot do. */
  readonly run: (asked: Asked) => Promise<Outcome>;
}

export interface Asked {
  readonly config: Config;
  /** What was said as `--name value`. */
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly now: () => number;
}

export interface Outcome {
  /** To print. */
  readonly lines: readonly string[];
  /** Something is not as it should be: the command ends with another code than 0. */
  readonly isWrong?: boolean;
}

/** Opens the database of the data folder for one command. A server may be running on it. */
export async function withStorage<T>(
  { dataDir }: Pick<Config, 'dataDir'>,
  act: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    return await act(db);
  } finally {
    await close();
  }
}
