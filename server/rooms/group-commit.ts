/**
 * One transaction for everything that came in, over all rooms, while the last one was being written. A commit
 * costs the disk about the same for one update as for a hundred, and nobody hears of an update before it.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../storage/schema.ts';
import { isDiskFailure } from '../storage/sqlite-error.ts';
import { insertChanges } from './change-log.ts';
import { type Append, appendUpdates } from './document-store.ts';
import type { CommittedChanges, InCommit } from './rooms.ts';

export interface Batch {
  readonly append: Append;
  /** What the updates changed, for those that changed something worth telling. */
  readonly changed: readonly CommittedChanges[];
}

/** A room, as far as committing is concerned. */
export interface Appender {
  /** What has been judged and is not on disk; `null` when there is nothing. */
  takeBatch(): Batch | null;
  /** The batch is on disk. `rowsChanged`: rows that the room's screens show were changed with it. */
  committed(batch: Batch, rowsChanged: boolean): void;
  /** The document or the quote's status moved on meanwhile: nothing of the batch was written. */
  conflicted(batch: Batch): void;
  /** Something in the batch cannot be written, however well the disk is: nothing of the batch was. */
  unwritable(batch: Batch, error: unknown): void;
}

/** What was thrown while one room's batch was being written, and not by the disk. */
class Unwritable extends Error {
  readonly appender: Appender;
  readonly batch: Batch;

  constructor(appender: Appender, batch: Batch, cause: unknown) {
    super('A batch cannot be written', { cause });
    this.appender = appender;
    this.batch = batch;
  }
}

export interface GroupCommitOptions {
  readonly db: Kysely<Schema>;
  readonly inCommit: InCommit;
  /** The disk refused a commit: what is in memory can no longer be trusted to become true. Must end the process. */
  readonly onFatal: (error: unknown) => void;
}

type Outcome = { appender: Appender; batch: Batch; result: 'conflict' | 'rowsChanged' | 'committed' };

export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #waiting = new Set<Appender>();
  #running = false;
  /** After a failed commit nothing is ever acknowledged again. */
  #dead = false;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Has the appender's batch taken by the next transaction. */
  schedule(appender: Appender): void {
    this.#waiting.add(appender);
    if (this.#running || this.#dead) return;
    this.#running = true;
    // Not at once: what else this turn of the event loop brings goes into the same transaction.
    setImmediate(() => void this.#run());
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#dead) {
      const appenders = this.#waiting;
      this.#waiting = new Set();
      try {
        for (const outcome of await this.#commit(appenders)) deliver(outcome);
      } catch (error) {
        if (error instanceof Unwritable) this.#setAside(error, appenders);
        else {
          this.#dead = true;
          this.#options.onFatal(error);
        }
      }
    }
    this.#running = false;
  }

  /** One edit that nobody can store must not end the process, come back with its author, and end it again. */
  #setAside({ appender, batch, cause }: Unwritable, appenders: ReadonlySet<Appender>): void {
    for (const other of appenders) if (other !== appender) this.#waiting.add(other);
    appender.unwritable(batch, cause);
  }

  async #commit(appenders: ReadonlySet<Appender>): Promise<Outcome[]> {
    const taken = [...appenders].flatMap((appender) => {
      const batch = appender.takeBatch();
      return batch ? [{ appender, batch }] : [];
    });
    if (taken.length === 0) return [];
    return this.#options.db.transaction().execute(async (trx) => {
      const outcomes: Outcome[] = [];
      for (const { appender, batch } of taken) {
        const result = await this.#write(trx, batch).catch((error) => {
          throw isDiskFailure(error) ? error : new Unwritable(appender, batch, error);
        });
        outcomes.push({ appender, batch, result });
      }
      return outcomes;
    });
  }

  async #write(trx: Transaction<Schema>, batch: Batch): Promise<Outcome['result']> {
    if (!(await appendUpdates(trx, batch.append))) return 'conflict';
    await insertChanges(trx, batch.changed);
    let rowsChanged = false;
    for (const committed of batch.changed) {
      if (await this.#options.inCommit(trx, committed)) rowsChanged = true;
    }
    return rowsChanged ? 'rowsChanged' : 'committed';
  }
}

function deliver({ appender, batch, result }: Outcome): void {
  if (result === 'conflict') appender.conflicted(batch);
  else appender.committed(batch, result === 'rowsChanged');
}
