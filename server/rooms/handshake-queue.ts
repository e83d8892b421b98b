/**
 * Where those wait who knock while as many as may be are being looked at. After a restart everybody comes at once, and
 * who was told to try again later would come in much later than who stands in a queue: nobody knows when it is their turn.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { limits } from './limits.ts';

const { waiting: most } = limits.handshakes;
/** Some three of them pass in it. */
const lookEveryMs = 10;

interface Waiting {
  readonly isGone: () => boolean;
  readonly enter: (isTheirTurn: boolean) => void;
}

export class HandshakeQueue {
  readonly #pass: () => boolean;
  readonly #waiting = new Set<Waiting>();
  #isServing = false;

  /** `pass` says whether one more may be looked at now, and counts them. */
  constructor(pass: () => boolean) {
    this.#pass = pass;
  }

  /**
   * Resolves in the order in which they came: `true` when it is their turn, `false` when too many wait already, when they
   * have gone, or when the queue closes.
   */
  turn(isGone: () => boolean): Promise<boolean> {
    if (this.#waiting.size >= most) return Promise.resolve(false);
    return new Promise((enter) => {
      this.#waiting.add({ isGone, enter });
      if (!this.#isServing) void this.#serve();
    });
  }

  close(): void {
    for (const { enter } of this.#waiting) enter(false);
    this.#waiting.clear();
  }

  async #serve(): Promise<void> {
    this.#isServing = true;
    for (;;) {
      this.#letIn();
      if (this.#waiting.size === 0) break;
      await pause(lookEveryMs);
    }
    this.#isServing = false;
  }

  /** Nobody's turn is spent on somebody who has gone. */
  #letIn(): void {
    for (const one of this.#waiting) {
      const isTheirTurn = !one.isGone();
      if (isTheirTurn && !this.#pass()) return;
      this.#waiting.delete(one);
      one.enter(isTheirTurn);
    }
  }
}
