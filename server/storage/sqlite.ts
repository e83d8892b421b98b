/**
 * SQLite under Kysely.
 *
 * Two connections to one file. Everything that writes, and every transaction from beginning to end, goes through
 * the single writing connection on a thread of its own, one after the other; a second writer would have to wait
 * for the file's lock. A `select` outside transactions runs at once on a read-only connection and sees the last
 * commit, so reading never waits for a transaction, and the event loop never waits for the disk to have written.
 *
 * The rule that follows: inside `transaction().execute(async (trx) => …)` use `trx` for everything. A write through
 * `db` there would wait for the very transaction it is part of; it is refused after `lockTimeout` with an error
 * that says so.
 */
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
import { isConditional } from './conditional-writes.ts';
import { SqliteConnection, type StatementResult } from './sqlite-connection.ts';
import type { SqliteError } from './sqlite-error.ts';
import { Turnstile } from './turnstile.ts';
import { type DiskWatch, Writer } from './writer.ts';

export interface SqliteOptions {
  /** Milliseconds that a write may wait for the transaction in progress. */
  readonly lockTimeout?: number;
  /**
   * The disk refused a write, whosever it was. What is in memory can no longer be trusted to become true, and a later
   * write that seems to succeed proves nothing: must end the process.
   */
  readonly onLostDisk?: (error: SqliteError) => void;
  /** A write found no room. Nothing of it is on disk, and with room again it may be tried again. */
  readonly onFullDisk?: () => void;
}

/** Opens (or creates) the file. Throws when the SQLite in this Node is too old to be trusted with commits. */
export function sqliteDialect(path: string, options: SqliteOptions = {}): Dialect {
  return {
    createDriver: () => new SqliteDriver(path, options),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TwoConnectionsAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
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

interface Connections {
  readonly writer: Writer;
  readonly reader: SqliteConnection;
}

class SqliteDriver implements Driver {
  readonly #path: string;
  readonly #turnstile: Turnstile;
  readonly #watch: DiskWatch;
  #connections: Connections | undefined;

  constructor(
    path: string,
    { lockTimeout = 15_000, onLostDisk = () => {}, onFullDisk = () => {} }: SqliteOptions,
  ) {
    this.#path = path;
    this.#watch = { onLostDisk, onFullDisk };
    this.#turnstile = new Turnstile(
      lockTimeout,
      'A write waited too long for the transaction in progress. Inside a transaction use `trx`, never `db`.',
    );
  }

  async init(): Promise<void> {
    // In this order: the writer makes the file.
    const writer = await Writer.open(this.#path, this.#watch);
    this.#connections = { writer, reader: SqliteConnection.reader(this.#path) };
  }

  async acquireConnection(): Promise<SqliteUser> {
    if (!this.#connections) throw new Error('The database is closed');
    return new SqliteUser(this.#connections, this.#turnstile);
  }

  beginTransaction(user: SqliteUser): Promise<void> {
    return user.begin();
  }

  commitTransaction(user: SqliteUser): Promise<void> {
    return user.commit();
  }

  rollbackTransaction(user: SqliteUser): Promise<void> {
    return user.rollback();
  }

  async releaseConnection(): Promise<void> {
    // A user holds nothing but its transaction, which has ended by now.
  }

  async destroy(): Promise<void> {
    // Waits for the transaction in progress: what was promised to be written is written.
    await this.#turnstile.enter();
    const connections = this.#connections;
    this.#connections = undefined;
    connections?.reader.close();
    await connections?.writer.close();
  }
}

/** One user's view of the two connections: it knows whether a transaction of its own is open. */
class SqliteUser implements DatabaseConnection {
  readonly #writer: Writer;
  readonly #reader: SqliteConnection;
  readonly #turnstile: Turnstile;
  #transaction: { readonly leave: () => void; hasBegun: boolean } | undefined;

  constructor({ writer, reader }: Connections, turnstile: Turnstile) {
    this.#writer = writer;
    this.#reader = reader;
    this.#turnstile = turnstile;
  }

  async begin(): Promise<void> {
    // SQLite is told with the first statement: that saves a way there and back.
    this.#transaction = { leave: await this.#turnstile.enter(), hasBegun: false };
  }

  /** A commit that fails leaves the transaction open for the rollback that follows. */
  async commit(): Promise<void> {
    if (this.#transaction?.hasBegun) await this.#writer.commit();
    this.#end();
  }

  async rollback(): Promise<void> {
    try {
      if (this.#transaction?.hasBegun) await this.#writer.rollback();
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.#transaction?.leave();
    this.#transaction = undefined;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#transaction) return this.#write(query, this.#begins());
    if (SelectQueryNode.is(query.query)) return toKysely(this.#reader.run(query));
    const leave = await this.#turnstile.enter();
    try {
      return await this.#write(query, false);
    } finally {
      leave();
    }
  }

  #begins(): boolean {
    const begins = this.#transaction?.hasBegun === false;
    if (this.#transaction) this.#transaction.hasBegun = true;
    return begins;
  }

  async #write<R>(query: CompiledQuery, begins: boolean): Promise<QueryResult<R>> {
    if (isConditional(query)) {
      const commits = query.isAll;
      const held = await this.#writer.runConditional(query.writes, { begins, commits });
      // Nothing is left for `commit` to do.
      if (commits && this.#transaction) this.#transaction.hasBegun = false;
      return toKysely({ rows: held.map((isHeld) => ({ held: isHeld })) });
    }
    const { sql, parameters } = query;
    return toKysely(await this.#writer.run({ sql, parameters }, begins));
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}

function toKysely<R>({ rows, changes, insertId }: StatementResult): QueryResult<R> {
  return {
    // The rows have the shape that Kysely inferred from the query; the driver cannot know it.
    rows: rows as R[],
    ...(changes === undefined ? {} : { numAffectedRows: changes }),
    ...(insertId === undefined ? {} : { insertId }),
  };
}
