/**
 * SQLite under Kysely: the only place that imports the driver.
 *
 * Two connections to one file. Everything that writes, and every transaction from beginning to end, goes through
 * the single writing connection, one after the other; a second writer would freeze the event loop while it waits
 * for the file's lock. A `select` outside transactions runs at once on a read-only connection and sees the last
 * commit, so reading never waits for a transaction.
 *
 * The rule that follows: inside `transaction().execute(async (trx) => …)` use `trx` for everything. A write through
 * `db` there would wait for the very transaction it is part of; it is refused after `lockTimeout` with an error
 * that says so.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { Turnstile } from './turnstile.ts';

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

export interface SqliteOptions {
  /** Milliseconds that a write may wait for the transaction in progress. */
  readonly lockTimeout?: number;
}

/** Opens (or creates) the file. Throws when the SQLite in this Node is too old to be trusted with commits. */
export function sqliteDialect(path: string, { lockTimeout = 15_000 }: SqliteOptions = {}): Dialect {
  return {
    createDriver: () => new SqliteDriver(path, lockTimeout),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TwoConnectionsAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}

/** SQLite's result codes, without what their upper bits add. */
const constraintViolated = 19;

/** Whether SQLite failed (disk full, I/O, corruption …), as opposed to having been given what it may not store. */
export function isDiskFailure(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return (Number(error.errcode) & 0xff) !== constraintViolated;
}

class TwoConnectionsAdapter extends SqliteAdapter {
  /** Kysely would let nothing else run during a transaction; here the turnstile decides that, for writes alone. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite can undo DDL, so a migration that fails half-way leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #path: string;
  readonly #turnstile: Turnstile;
  #writer: CachingConnection | undefined;
  #reader: CachingConnection | undefined;

  constructor(path: string, lockTimeout: number) {
    this.#path = path;
    this.#turnstile = new Turnstile(
      lockTimeout,
      'A write waited too long for the transaction in progress. Inside a transaction use `trx`, never `db`.',
    );
  }

  async init(): Promise<void> {
    const writer = new DatabaseSync(this.#path);
    refuseOldSqlite(writer);
    for (const pragma of writerPragmas) writer.exec(pragma);
    this.#writer = new CachingConnection(writer);
    this.#reader = new CachingConnection(new DatabaseSync(this.#path, { readOnly: true }));
  }

  async acquireConnection(): Promise<SqliteConnection> {
    if (!this.#writer || !this.#reader) throw new Error('The database is closed');
    return new SqliteConnection(this.#writer, this.#reader, this.#turnstile);
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    connection.commit();
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    connection.rollback();
  }

  async releaseConnection(): Promise<void> {
    // A connection here holds nothing but its transaction, which has ended by now.
  }

  async destroy(): Promise<void> {
    // Waits for the transaction in progress: what was promised to be written is written.
    await this.#turnstile.enter();
    this.#reader?.close();
    this.#writer?.close();
    this.#reader = undefined;
    this.#writer = undefined;
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

/** One user's view of the two connections: it knows whether a transaction of its own is open. */
class SqliteConnection implements DatabaseConnection {
  readonly #writer: CachingConnection;
  readonly #reader: CachingConnection;
  readonly #turnstile: Turnstile;
  #leave: (() => void) | undefined;

  constructor(writer: CachingConnection, reader: CachingConnection, turnstile: Turnstile) {
    this.#writer = writer;
    this.#reader = reader;
    this.#turnstile = turnstile;
  }

  async begin(): Promise<void> {
    this.#leave = await this.#turnstile.enter();
    try {
      // Immediate: the write lock is taken here and not in the middle, where taking it can fail.
      this.#writer.run('begin immediate', []);
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  /** A commit that fails leaves the transaction open for the rollback that follows. */
  commit(): void {
    this.#writer.run('commit', []);
    this.#end();
  }

  rollback(): void {
    try {
      this.#writer.rollback();
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#leave) return this.#writer.run(sql, parameters);
    if (SelectQueryNode.is(query)) return this.#reader.run(sql, parameters);
    const leave = await this.#turnstile.enter();
    try {
      return this.#writer.run(sql, parameters);
    } finally {
      leave();
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

/** Preparing costs several times more than running, so the latest statements are kept. */
class CachingConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const { statement, returnsRows } = this.#prepare(sql);
    const values = parameters.map(toSql);
    // The rows have the shape that Kysely inferred from the query; the driver cannot know it.
    if (returnsRows) return { rows: statement.all(...values) as R[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  /** SQLite has rolled back by itself after some errors, a full disk for one. */
  rollback(): void {
    if (this.#database.isTransaction) this.run('rollback', []);
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

/** The driver takes no booleans, no dates and no `undefined`; the tables store them as numbers, ISO text and null. */
function toSql(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  // Anything else that is no SQL value is refused by the driver itself.
  return value as SQLInputValue;
}
