/**
 * Rooms whose log is long, folding one after the other. Rooms that are written to alike want it at the same time, and
 * each fold makes the commit it goes with a large one: with rests in between, few of everybody's edits meet one.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** How many times as long as a fold took the line rests before the next. */
export const restPerFold = 9;
/** Milliseconds. A room that somebody held still for long must not keep all others from being folded for longer. */
export const longestRest = 1_000;

export interface Foldable {
  /** Never rejects. */
  fold(): Promise<void>;
}

export interface FoldingClock {
  /** Milliseconds. */
  now(): number;
  /** Resolves after so many milliseconds. */
  rest(milliseconds: number): Promise<unknown>;
}

const realClock: FoldingClock = {
  now: () => performance.now(),
  rest: (milliseconds) => pause(milliseconds, undefined, { ref: false }),
};

export class FoldingLine {
  readonly #clock: FoldingClock;
  /** In the order in which they asked. */
  readonly #waiting = new Set<Foldable>();
  #isFolding = false;

  constructor(clock: FoldingClock = realClock) {
    this.#clock = clock;
  }

  /** Has it folded in its turn. Asking again before that changes nothing. */
  add(room: Foldable): void {
    this.#waiting.add(room);
    if (!this.#isFolding) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isFolding = true;
    for (const room of this.#waiting) {
      this.#waiting.delete(room);
      const startedAt = this.#clock.now();
      await room.fold();
      const took = this.#clock.now() - startedAt;
      await this.#clock.rest(Math.min(took * restPerFold, longestRest));
    }
    this.#isFolding = false;
  }
}
