import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Statement, StatementResult } from './sqlite-connection.ts';
import { isDiskFull, isLostDisk, SqliteError } from './sqlite-error.ts';
import type { ConditionalWrite, WriterAnswer, WriterRequest } from './writer-protocol.ts';

/** One of several conditional writes threw. Nothing of the transaction may be committed. */
export class WriteFailed extends Error {
  /** Its place among them. */
  readonly index: number;

  constructor(index: number, cause: Error) {
    super(cause.message, { cause });
    this.index = index;
  }
}

/** What is told of a write that the disk did not take, before whoever wanted it hears of it. */
export interface DiskWatch {
  onLostDisk(error: SqliteError): void;
  onFullDisk(): void;
}

interface Pending {
  resolve(answer: WriterAnswer): void;
  reject(error: Error): void;
}

/** The writing connection, on its own thread (`writer-thread.ts`). Requests are served one after the other. */
export class Writer {
  readonly #thread: Worker;
  readonly #pending: Pending[] = [];
  readonly #watch: DiskWatch;
  #isGone = false;

  private constructor(path: string, watch: DiskWatch) {
    this.#watch = watch;
    this.#thread = new Worker(new URL('./writer-thread.ts', import.meta.url), { workerData: path });
    this.#thread.on('message', (answer: WriterAnswer) => this.#take(answer));
    this.#thread.on('error', (error: Error) => this.#end(SqliteError.writerGone(error)));
    this.#thread.on('exit', () => this.#end(SqliteError.writerGone()));
  }

  /** Opens (or creates) the file. Rejects when it cannot be opened, or SQLite is too old. */
  static async open(path: string, watch: DiskWatch): Promise<Writer> {
    const writer = new Writer(path, watch);
    await writer.#answer();
    return writer;
  }

  async run(statement: Statement, begins: boolean): Promise<StatementResult> {
    const answer = await this.#ask({ type: 'run', begins, statement });
    return 'result' in answer ? answer.result : { rows: [] };
  }

  /** Per write, whether its condition held. `commits`: the transaction ends with them. Rejects with `WriteFailed` when one of them threw. */
  async runConditional(
    writes: readonly ConditionalWrite[],
    { begins, commits }: { begins: boolean; commits: boolean },
  ): Promise<readonly boolean[]> {
    const answer = await this.#ask({ type: 'conditional', begins, writes, commits });
    return 'held' in answer ? answer.held : [];
  }

  async commit(): Promise<void> {
    await this.#ask({ type: 'commit' });
  }

  async rollback(): Promise<void> {
    await this.#ask({ type: 'rollback' });
  }

  async close(): Promise<void> {
    if (this.#isGone) return;
    const exit = once(this.#thread, 'exit');
    await this.#ask({ type: 'close' });
    this.#thread.ref();
    await exit;
  }

  async #ask(request: WriterRequest): Promise<WriterAnswer> {
    if (this.#isGone) throw this.#told(SqliteError.writerGone());
    // Throws where a value cannot be handed to another thread. Then nothing was asked, and no answer may be awaited:
    // every later one would be taken for the one before it.
    this.#thread.postMessage(request);
    const answer = await this.#answer().catch((error) => {
      throw this.#told(error);
    });
    if ('error' in answer) throw this.#told(errorOf(answer.error));
    return answer;
  }

  #told(error: Error): Error {
    const cause = error instanceof WriteFailed ? error.cause : error;
    if (isLostDisk(cause)) this.#watch.onLostDisk(cause);
    if (isDiskFull(cause)) this.#watch.onFullDisk();
    return error;
  }

  /** The next answer. Only while one is awaited does the thread keep the process alive. */
  #answer(): Promise<WriterAnswer> {
    this.#thread.ref();
    return new Promise((resolve, reject) => this.#pending.push({ resolve, reject }));
  }

  #take(answer: WriterAnswer): void {
    this.#pending.shift()?.resolve(answer);
    if (this.#pending.length === 0) this.#thread.unref();
  }

  #end(error: Error): void {
    this.#isGone = true;
    for (const { reject } of this.#pending.splice(0)) reject(error);
  }
}

function errorOf({ message, errcode, write }: Extract<WriterAnswer, { error: unknown }>['error']): Error {
  const error = errcode === null ? new Error(message) : new SqliteError(message, errcode);
  return write === undefined ? error : new WriteFailed(write, error);
}
