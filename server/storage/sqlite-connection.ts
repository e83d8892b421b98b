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
  /** Absent: it returns no rows. */
  readonly toRow: ((values: readonly unknown[]) => unknown) | undefined;
}

export class SqliteConnection {
  readonly #database: DatabaseSync;
  /**
   * Preparing costs several times more than running, so the latest are kept. To remember also which were used last costs
   * more than to prepare what is always used again, once in as many others.
   */
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
    const { statement, toRow } = this.#prepare(sql);
    const values = parameters.map(toSql);
    if (toRow) return { rows: (statement.all(...values) as unknown as unknown[][]).map(toRow) };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], changes: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const prepared = this.#prepareNew(sql);
    this.#prepared.set(sql, prepared);
    if (this.#prepared.size > cachedStatements) {
      const [oldest] = this.#prepared.keys();
      if (oldest !== undefined) this.#prepared.delete(oldest);
    }
    return prepared;
  }

  #prepareNew(sql: string): Prepared {
    const statement = this.#database.prepare(sql);
    const columns = statement.columns().map(({ name }) => name);
    if (columns.length === 0) return { statement, toRow: undefined };
    statement.setReturnArrays(true);
    return { statement, toRow: rowMaker(columns) };
  }
}

/**
 * Makes objects of what SQLite gives as lists. Those that the driver makes itself are hash tables, which take twice the
 * memory and longer to ask: of a list of thousands of deals that is megabytes, copied by the garbage collector while
 * the answer is made. A copy of one that has all its columns has their places from the start.
 */
function rowMaker(columns: readonly string[]): (values: readonly unknown[]) => unknown {
  const blank = Object.fromEntries(columns.map((column) => [column, null as unknown]));
  return (values) => {
    const row = { ...blank };
    for (let i = 0; i < columns.length; i++) row[columns[i] as string] = values[i];
    return row;
  };
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
