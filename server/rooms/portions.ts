import type { Unsaved } from './in-flight.ts';

/** Up to this many people are told of every commit at once. */
const mostAtOnce = 10;
/** In a larger room telling costs more than all else, a write to everybody; so often it is done, and no more often. */
const pauseMs = 12;

/** When a room tells what is on disk: at once among few, in portions among many. */
export class Portions {
  readonly #tell: (settled: readonly Unsaved[]) => void;
  readonly #clock: () => number;
  /** Emptied, not replaced: as in `InFlight`. */
  readonly #waiting: Unsaved[] = [];
  #timer: NodeJS.Timeout | null = null;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(tell: (settled: readonly Unsaved[]) => void, clock: () => number) {
    this.#tell = tell;
    this.#clock = clock;
  }

  add(settled: readonly Unsaved[], people: number): void {
    for (const unsaved of settled) this.#waiting.push(unsaved);
    const wait = people > mostAtOnce ? this.#toldAt + pauseMs - this.#clock() : 0;
    if (wait <= 0) this.flush();
    // A clock that was set back must not make anybody wait for it to come round again.
    else this.#timer ??= setTimeout(() => this.flush(), Math.min(wait, pauseMs));
  }

  /** Tells what waits, in the order in which it came. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#waiting.length === 0) return;
    const settled = this.#waiting.splice(0);
    this.#toldAt = this.#clock();
    this.#tell(settled);
  }
}
