import type { StructId } from './decoded-update.ts';
import type { Run } from './new-structs.ts';

interface Waiting {
  readonly run: Run;
  readonly clock: number;
}

/** Runs that each wait for one struct of another client. Nothing here looks at all of them. */
export class WaitingRuns {
  /** By the client they wait for: whoever waits for most first. */
  readonly #byClient = new Map<number, Waiting[]>();

  add(run: Run, { client, clock }: StructId): void {
    const waiting = this.#byClient.get(client) ?? [];
    this.#byClient.set(client, waiting);
    let [low, high] = [0, waiting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((waiting[middle]?.clock ?? 0) > clock) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, { run, clock });
  }

  /** Those that waited for what this client has below the clock. They wait no longer. */
  take(client: number, clock: number): Run[] {
    const waiting = this.#byClient.get(client);
    const ready: Run[] = [];
    for (let last = waiting?.at(-1); last !== undefined && last.clock < clock; last = waiting?.at(-1)) {
      ready.push(last.run);
      waiting?.pop();
    }
    return ready;
  }

  all(): Run[] {
    return [...this.#byClient.values()].flatMap((waiting) => waiting.map(({ run }) => run));
  }
}
