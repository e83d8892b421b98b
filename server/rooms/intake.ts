/**
 * The door of a room. What comes in is taken one by one, in order; it waits while the room is not ready or
 * somebody holds it still.
 */
export class Intake {
  readonly #isReady: () => boolean;
  readonly #failed: (error: unknown) => void;
  readonly #waiting: (() => void)[] = [];
  #holds = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(isReady: () => boolean, failed: (error: unknown) => void) {
    this.#isReady = isReady;
    this.#failed = failed;
  }

  get isHeld(): boolean {
    return this.#holds > 0;
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

  /** Takes nothing more, waits until all that was taken has come to rest, and runs `act`. Several may do so at once. */
  async still<T>(atRest: () => Promise<void>, act: () => T | Promise<T>): Promise<T> {
    this.#holds += 1;
    try {
      await atRest();
      return await act();
    } finally {
      this.#holds -= 1;
      this.resume();
    }
  }

  /** As `still`, one after the other: for those that change something. */
  inTurn<T>(atRest: () => Promise<void>, act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(() => this.still(atRest, act));
    this.#turn = mine.catch(() => {});
    return mine;
  }
}
