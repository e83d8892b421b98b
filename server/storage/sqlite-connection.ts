/** One connection to a SQLite file: the only place that imports the driver. Everything here blocks while it runs. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Older ones can lose a commit when a checkpoint meets a writer (the WAL-reset bug, fixed in 3.51.3). */
const minimumVersion = '3.51.3';

const writerPragmas = [
  'pragma journal_mode = wal',
  // A commit is on disk before anybody hears of it, also when the power goes.
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  // Otherwise `insert or replace` would delete a frozen row without asking the trigger that refuses it.
  'pragma recursive_triggers = on',
  'pragma busy_timeout = 2000',
];

const cachedStatements = 500;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What a statement gave: rows, or what it did. */
export interface StatementResult {
  readonly rows: unknown[];
  readonly changes?: bigint;
  readonly insertId?: bigint;
}

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

export class SqliteConnection {
  readonly #database: DatabaseSync;
  /** Preparing costs several times more than running, so the latest statements are kept. */
  readonly #prepared = new Map<string, Prepared>();

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Opens (or creates) the file. Throws when the SQLite in this Node is too old to be trusted with commits. */
  static writer(path: string): SqliteConnection {
    const database = new DatabaseSync(path);
    refuseOldSqlite(database);
    for (const pragma of writerPragmas) database.exec(pragma);
    return new SqliteConnection(database);
  }

  static reader(path: string): SqliteConnection {
    return new SqliteConnection(new DatabaseSync(path, { readOnly: true }));
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  run({ sql, parameters }: Statement): StatementResult {
    const { statement, returnsRows } = this.#prepare(sql);
    const values = parameters.map(toSql);
    if (returnsRows) return { rows: statement.all(...values) };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], changes: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    this.#prepared.delete(sql);
    const prepared = known ?? this.#prepareNew(sql);
    this.#prepared.set(sql, prepared);
    if (this.#prepared.size > cachedStatements) {
      const [oldest] = this.#prepared.keys();
      if (oldest !== undefined) this.#prepared.delete(oldest);
    }
    return prepared;
  }

  #prepareNew(sql: string): Prepared {
    const statement = this.#database.prepare(sql);
    return { statement, returnsRows: statement.columns().length > 0 };
  }
}

function refuseOldSqlite(database: DatabaseSync): void {
  const version = String(database.prepare('select sqlite_version() as version').get()?.['version']);
  if (version.localeCompare(minimumVersion, 'en', { numeric: true }) < 0) {
    throw new Error(
      `SQLite ${version} can lose commits; ${minimumVersion} or newer is needed. Start with npm start.`,
    );
  }
}

/** The driver takes no booleans, no dates and no `undefined`; the tables store them as numbers, ISO text and null. */
function toSql(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  // Anything else that is no SQL value is refused by the driver itself.
  return value as SQLInputValue;
}
