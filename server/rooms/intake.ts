/** Nothing that came in is under way. */
export interface Rest {
  /** Resolves when it is so; rejects when it will never be. */
  reached(): Promise<void>;
  /** Whether it is so now. */
  isReached(): boolean;
}

/**
 * The door of a room. What comes in is taken one by one, in order; it waits while the room is not ready or
 * somebody holds it still.
 */
export class Intake {
  readonly #isReady: () => boolean;
  readonly #failed: (error: unknown) => void;
  readonly #waiting: (() => void)[] = [];
  #holds = 0;
  #turns = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(isReady: () => boolean, failed: (error: unknown) => void) {
    this.#isReady = isReady;
    this.#failed = failed;
  }

  /** Somebody holds it still, or has asked for a turn to. */
  get isHeld(): boolean {
    return this.#holds > 0 || this.#turns > 0;
  }

  /** Does it now, or in turn when the room is ready. What it throws is the room's failure, not the caller's. */
  take(act: () => void): void {
    this.#waiting.push(act);
    this.resume();
  }

  resume(): void {
    while (this.#holds === 0 && this.#isReady()) {
      const act = this.#waiting.shift();
      if (!act) return;
      try {
        act();
      } catch (error) {
        this.#failed(error);
      }
    }
  }

  /**
   * Takes nothing more, waits until all that was taken has come to rest, and runs `act`. Several may do so at once,
   * and what one of them does the others wait for as well.
   */
  async still<T>(rest: Rest, act: () => T | Promise<T>): Promise<T> {
    this.#holds += 1;
    try {
      // Whoever was woken by the same rest may have ended it again.
      do await rest.reached();
      while (!rest.isReached());
      return await act();
    } finally {
      this.#holds -= 1;
      this.resume();
    }
  }

  /** As `still`, one after the other: for those that change something. */
  inTurn<T>(rest: Rest, act: () => Promise<T>): Promise<T> {
    this.#turns += 1;
    const mine = this.#turn
      .then(() => this.still(rest, act))
      .finally(() => {
        this.#turns -= 1;
      });
    this.#turn = mine.catch(() => {});
    return mine;
  }
}
