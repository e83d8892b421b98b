/**
 * Where those wait who knock while as many as may be are being looked at. After a restart everybody comes at once, and
 * who was told to try again later would come in much later than who stands in a queue: nobody knows when it is their turn.
 *
 * Who they are is not known yet, and finding it out is what they wait for. So a session has one turn after another with
 * all others, however often it knocks, and gives up places when there are no more. Somebody who makes up a new session
 * for every knock is nobody in particular; they are held apart by their address, from which so many came who turned out
 * to be nobody: whoever is unknown there is doubtful, and asked only when nobody else waits. Colleagues of theirs who
 * have been here before are not, and those who have not come in as soon as there is a turn to spare.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { FairLine } from './fair-line.ts';
import { limits } from './limits.ts';

const { waiting: most } = limits.handshakes;
/** Some three of them pass in it. */
const lookEveryMs = 10;

export interface Knock {
  /** What they say their session is. */
  readonly session: string;
  isGone(): boolean;
  /** Whether there is reason to take it for made up. It may turn out while they wait. */
  isDoubtful(): boolean;
}

interface Waiting extends Knock {
  readonly enter: (isTheirTurn: boolean) => void;
}

export class HandshakeQueue {
  readonly #pass: () => boolean;
  readonly #line = new FairLine<Waiting>();
  readonly #doubtful = new FairLine<Waiting>();
  #waiting = 0;
  #isServing = false;

  /** `pass` says whether one more may be looked at now, and counts them. */
  constructor(pass: () => boolean) {
    this.#pass = pass;
  }

  /**
   * Resolves with `true` when it is their turn, with `false` when too many wait already, when they have gone, or when the
   * queue closes.
   */
  turn(knock: Knock): Promise<boolean> {
    return new Promise((resolve) => {
      const enter = (isTheirTurn: boolean): void => {
        this.#waiting -= 1;
        resolve(isTheirTurn);
      };
      const one = { session: knock.session, isGone: knock.isGone, isDoubtful: knock.isDoubtful, enter };
      const line = knock.isDoubtful() ? this.#doubtful : this.#line;
      this.#waiting += 1;
      if (this.#waiting > most && !this.#makeRoom(line, knock.session)) return enter(false);
      line.add(knock.session, one);
      if (!this.#isServing) void this.#serve();
    });
  }

  close(): void {
    for (const line of [this.#line, this.#doubtful]) {
      for (let one = line.next; one; one = line.next) {
        line.shift();
        one.enter(false);
      }
    }
  }

  /** By one who is doubtful or, among their like, by one of a session that would still have as many as the newcomer's. */
  #makeRoom(line: FairLine<Waiting>, session: string): boolean {
    const one =
      (line === this.#line ? this.#doubtful.dropOneAbove(0) : undefined) ??
      line.dropOneAbove(line.countOf(session) + 1);
    one?.enter(false);
    return one !== undefined;
  }

  async #serve(): Promise<void> {
    this.#isServing = true;
    for (;;) {
      this.#letIn();
      if (this.#waiting === 0) break;
      await pause(lookEveryMs);
    }
    this.#isServing = false;
  }

  /** Nobody's turn is spent on somebody who has gone, or on somebody doubtful before the others. */
  #letIn(): void {
    for (const line of [this.#line, this.#doubtful]) {
      for (let one = line.next; one; one = line.next) {
        const becameDoubtful = line === this.#line && one.isDoubtful();
        const isTheirTurn = !one.isGone() && !becameDoubtful;
        if (isTheirTurn && !this.#pass()) return;
        line.shift();
        if (becameDoubtful) this.#doubtful.add(one.session, one);
        else one.enter(isTheirTurn);
      }
    }
  }
}
