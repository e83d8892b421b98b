/**
 * Takes what is due out of the outbox and hands it to be delivered: at least once, in order for each person, several
 * at a time. It sleeps until something is written in this process, or until the next one is due.
 */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../storage/clock.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { type Claimed, claim, nextDue } from './claim.ts';
import { type OnDelivered, type Outcome, settle } from './settle.ts';
import { outboxWritten } from './written.ts';

/** How many are under way at once. */
const atOnce = 4;

/** Longer than any try may take, or a second sender would begin while the first is still at it. */
const leaseMs = 3 * 60_000;

/** What another process wrote is seen after this long at the latest, even if that process has died. */
const longestSleepMs = 60_000;

export interface SenderOptions {
  readonly db: Kysely<Schema>;
  readonly now: Clock;
  readonly log: Logger;
  /** One try. What it throws counts as failed. */
  readonly deliver: (claimed: Claimed) => Promise<Outcome>;
  readonly onDelivered?: OnDelivered;
  /** After it has been written that one has gone out. */
  readonly afterDelivered?: () => Promise<void>;
  /** Whether anything may go out now. Asked before each look. */
  readonly mayDeliver?: () => Promise<boolean>;
  /** Calls back once after so many milliseconds; returns what prevents it. */
  readonly after?: (milliseconds: number, wake: () => void) => () => void;
}

export class Sender {
  readonly #options: SenderOptions;
  readonly #after: NonNullable<SenderOptions['after']>;
  readonly #underWay = new Set<Promise<void>>();
  #looking: Promise<void> | null = null;
  #isToLookAgain = false;
  #cancelSleep = () => {};
  #endListening = () => {};
  #isStopped = false;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#after = options.after ?? timeout;
  }

  start(): void {
    this.#endListening = outboxWritten.listen(() => this.look());
    this.look();
  }

  /** Begins with what is due now. Does nothing that is not done already when it looks or has its hands full. */
  look(): void {
    if (this.#isStopped) return;
    this.#isToLookAgain = true;
    this.#looking ??= this.#lookWhileAsked().finally(() => {
      this.#looking = null;
      // Asked for in the moment between the last look and now.
      if (this.#isToLookAgain) this.look();
    });
  }

  /** Resolves when nothing is under way and nothing more is due. */
  async idle(): Promise<void> {
    while (this.#looking || this.#underWay.size > 0) {
      await this.#looking;
      await Promise.all(this.#underWay);
    }
  }

  /** Begins nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#endListening();
    this.#cancelSleep();
    await this.idle();
  }

  async #lookWhileAsked(): Promise<void> {
    this.#cancelSleep();
    let sleep = longestSleepMs;
    while (this.#isToLookAgain && !this.#isStopped) {
      this.#isToLookAgain = false;
      try {
        sleep = await this.#begin();
      } catch (error) {
        sleep = longestSleepMs;
        this.#options.log.error({ err: error }, 'The outbox could not be read; it is tried again');
      }
    }
    if (!this.#isStopped) this.#cancelSleep = this.#after(sleep, () => this.look());
  }

  /** Takes as many as there are hands free; returns for how long there is nothing more to take. */
  async #begin(): Promise<number> {
    const { db, now, mayDeliver } = this.#options;
    const limit = atOnce - this.#underWay.size;
    // Each one that is done looks again.
    if (limit === 0 || (mayDeliver && !(await mayDeliver()))) return longestSleepMs;
    const claimed = await claim(db, { now: now(), lease: randomId(), leaseMs, limit });
    for (const each of claimed) this.#take(each);
    if (claimed.length === limit) return longestSleepMs;
    const next = await nextDue(db);
    return next === null ? longestSleepMs : Math.min(Math.max(next - now(), 0), longestSleepMs);
  }

  #take(claimed: Claimed): void {
    const done = this.#try(claimed).finally(() => {
      this.#underWay.delete(done);
      this.look();
    });
    this.#underWay.add(done);
  }

  async #try(claimed: Claimed): Promise<void> {
    const { db, now, log, deliver, onDelivered, afterDelivered } = this.#options;
    const { delivery, event } = claimed;
    const about = { delivery: delivery.id, topic: event.topic, attempts: delivery.attempts };
    try {
      const outcome = await deliver(claimed).catch((error: unknown): Outcome => {
        log.error({ ...about, err: error }, 'A notice could not be made');
        return { type: 'failed', failure: 'internal-error' };
      });
      const again = await settle(db, claimed, outcome, now(), onDelivered);
      if (outcome.type !== 'delivered') {
        log.warn(
          { ...about, ...outcome, again },
          again ? 'Not delivered, to be tried again' : 'Not delivered',
        );
        return;
      }
      log.info(about, 'Delivered');
      await afterDelivered?.();
    } catch (error) {
      // It stays in hand until the lease ends, and is then delivered again under the same id.
      log.error({ ...about, err: error }, 'What became of a delivery could not be written');
    }
  }
}

function timeout(milliseconds: number, wake: () => void): () => void {
  const timer = setTimeout(wake, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
