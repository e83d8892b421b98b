/**
 * One transaction for everything that came in, over all rooms, while the last one was being written. A commit
 * costs the disk about the same for one update as for a hundred, and nobody hears of an update before it.
 */
import type { Kysely, Transaction } from 'kysely';
import { type ConditionalWrite, writeConditionally } from '../storage/conditional-writes.ts';
import type { Schema } from '../storage/schema.ts';
import { isDiskFailure, isDiskFull, type SqliteError } from '../storage/sqlite-error.ts';
import { WriteFailed } from '../storage/writer.ts';
import { type Append, AppendLog } from './append-log.ts';
import type { CommittedChanges, InCommit } from './rooms.ts';

export interface Batch {
  readonly append: Append;
  /** What the updates changed, for those that changed something worth telling. */
  readonly changed: readonly CommittedChanges[];
  /** What else is written with it. */
  readonly alongside?: readonly ((trx: Transaction<Schema>) => Promise<void>)[];
}

/** A room, as far as committing is concerned. */
export interface Appender {
  /** What has been judged and is not on disk; `null` when there is nothing. */
  takeBatch(): Batch | null;
  /** The batch is on disk. `rowsChanged`: rows that the room's screens show were changed with it. */
  committed(batch: Batch, rowsChanged: boolean): void;
  /** The document or the quote's status moved on meanwhile: nothing of the batch was written. */
  conflicted(batch: Batch): void;
  /** The disk is full: nothing of what it wanted written was. It comes again when there is room. */
  noRoom(error: Error): void;
  /** Something in the batch cannot be written, however well the disk is: nothing of the batch was. */
  unwritable(batch: Batch, error: unknown): void;
}

interface Taken {
  readonly appender: Appender;
  readonly batch: Batch;
}

/** What was thrown while one room's batch was being written, or what rode with the batches, and not by the disk. */
class Unwritable extends Error {
  /** `null`: it was the rider. */
  readonly culprit: Taken | null;

  constructor(culprit: Taken | null, cause: unknown) {
    super('A batch cannot be written', { cause });
    this.culprit = culprit;
  }
}

export interface GroupCommitOptions {
  readonly db: Kysely<Schema>;
  readonly inCommit: InCommit;
  /** The disk failed in a commit: what is in memory can no longer be trusted to become true. Must end the process. */
  readonly onFatal: (error: unknown) => void;
}

/** A write that belongs to nobody's edits, and goes with them. */
interface Rider {
  readonly write: ConditionalWrite;
  resolve(): void;
  reject(error: unknown): void;
}

type Result = 'conflict' | 'rowsChanged' | 'committed';
/** `result` is the error where the disk was full, and then it is everybody's. */
type Outcome = Taken & { readonly result: Result | SqliteError };

export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #log: AppendLog;
  #waiting = new Set<Appender>();
  readonly #riders: Rider[] = [];
  #running: Promise<void> | null = null;
  /** After a failed commit nothing is ever acknowledged again. */
  #dead = false;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
    this.#log = new AppendLog(options.db);
  }

  /** Has the appender's batch taken by the next transaction. */
  schedule(appender: Appender): void {
    this.#waiting.add(appender);
    this.#start();
  }

  /**
   * Has it written with a transaction soon, one of them with each: alone it would keep everybody's edits waiting for as
   * long as they keep each other. Resolves when that has ended, whether or not the condition held.
   */
  write(write: ConditionalWrite): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#riders.push({ write, resolve, reject });
      this.#start();
    });
  }

  /** Resolves when nothing is being written and nothing waits to be. */
  async atRest(): Promise<void> {
    while (this.#running) await this.#running;
  }

  get #hasWork(): boolean {
    return this.#waiting.size > 0 || this.#riders.length > 0;
  }

  #start(): void {
    if (this.#dead) this.#leaveRiders();
    else this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // Not at once: what else this turn of the event loop brings goes into the same transaction.
    await new Promise(setImmediate);
    while (this.#hasWork && !this.#dead) {
      const appenders = this.#waiting;
      this.#waiting = new Set();
      const rider = this.#riders.shift() ?? null;
      try {
        for (const outcome of await this.#commit(appenders, rider)) deliver(outcome);
      } catch (error) {
        if (error instanceof Unwritable) this.#setAside(error, appenders, rider);
        else this.#die(error, rider);
      }
    }
    this.#running = null;
  }

  /** One edit that nobody can store must not end the process, come back with its author, and end it again. */
  #setAside({ culprit, cause }: Unwritable, appenders: ReadonlySet<Appender>, rider: Rider | null): void {
    for (const other of appenders) if (other !== culprit?.appender) this.#waiting.add(other);
    if (culprit === null) rider?.reject(cause);
    else {
      if (rider) this.#riders.unshift(rider);
      culprit.appender.unwritable(culprit.batch, cause);
    }
  }

  #die(error: unknown, rider: Rider | null): void {
    this.#dead = true;
    if (rider) this.#riders.push(rider);
    this.#leaveRiders();
    this.#options.onFatal(error);
  }

  #leaveRiders(): void {
    const error = new Error('Nothing is written any more since a commit failed');
    for (const { reject } of this.#riders.splice(0)) reject(error);
  }

  async #commit(appenders: ReadonlySet<Appender>, rider: Rider | null): Promise<Outcome[]> {
    const taken = [...appenders].flatMap((appender) => {
      const batch = appender.takeBatch();
      return batch ? [{ appender, batch }] : [];
    });
    if (taken.length === 0 && !rider) return [];
    const appends = taken.map(({ batch }) => this.#log.append(batch.append, batch.changed));
    const writes = rider ? [...appends, rider.write] : appends;
    const isAll = !taken.some(
      ({ batch: { changed, alongside = [] } }) =>
        alongside.length > 0 || changed.some((change) => this.#options.inCommit.concerns(change)),
    );
    const written = this.#options.db.transaction().execute(async (trx) => {
      const held = await writeConditionally(trx, writes, { isAll }).catch((error) => {
        throw error instanceof WriteFailed ? blame(taken[error.index] ?? null, error.cause) : error;
      });
      const outcomes: Outcome[] = [];
      for (const [index, { appender, batch }] of taken.entries()) {
        const result = held[index]
          ? await this.#follow(trx, batch).catch((error) => {
              throw blame({ appender, batch }, error);
            })
          : 'conflict';
        outcomes.push({ appender, batch, result });
      }
      return outcomes;
    });
    try {
      const outcomes = await written;
      rider?.resolve();
      return outcomes;
    } catch (error) {
      if (isDiskFull(error)) {
        rider?.reject(error);
        return taken.map((one) => ({ ...one, result: error }));
      }
      if (taken.length > 0) throw error;
      // Nobody's edit was in it, so nothing is lost; of a lost disk the storage has told.
      rider?.reject(error instanceof Unwritable ? error.cause : error);
      return [];
    }
  }

  /** What is written with a batch that is appended, and what follows from its changes. */
  async #follow(trx: Transaction<Schema>, { changed, alongside = [] }: Batch): Promise<Result> {
    for (const write of alongside) await write(trx);
    let rowsChanged = false;
    for (const committed of changed) {
      if (!this.#options.inCommit.concerns(committed)) continue;
      if (await this.#options.inCommit.follow(trx, committed)) rowsChanged = true;
    }
    return rowsChanged ? 'rowsChanged' : 'committed';
  }
}

/** The error as it is where the disk failed, otherwise with whose batch it was. */
function blame(culprit: Taken | null, error: unknown): unknown {
  return isDiskFailure(error) ? error : new Unwritable(culprit, error);
}

function deliver({ appender, batch, result }: Outcome): void {
  if (result instanceof Error) appender.noRoom(result);
  else if (result === 'conflict') appender.conflicted(batch);
  else appender.committed(batch, result === 'rowsChanged');
}
