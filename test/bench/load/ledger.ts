/** Keeps account of every edit: when it was due, who still has to see it, and how long the slowest took. */

/** One room's people, numbered from 0; `client` is the first one's Yjs client id, the others' follow. */
export interface LedgerRoom {
  readonly size: number;
  readonly firstClient: number;
  /** By author: their edits in order. */
  readonly sent: readonly EditsOfOne[];
  /** By receiver, then author: how many of the author's edits the receiver has seen. */
  readonly seen: readonly Uint32Array[];
}

interface EditsOfOne {
  /** Numbers in the ledger. */
  readonly edits: number[];
  /** The author's clock after each. */
  readonly ends: number[];
}

export class Ledger {
  readonly #due: number[] = [];
  readonly #missing: number[] = [];
  readonly #delays: number[] = [];
  readonly #savedAfter: number[] = [];
  #open = 0;

  room(firstClient: number, size: number): LedgerRoom {
    const people = Array.from({ length: size });
    return {
      size,
      firstClient,
      sent: people.map(() => ({ edits: [], ends: [] })),
      seen: people.map(() => new Uint32Array(size)),
    };
  }

  /** How many edits have been sent. */
  get count(): number {
    return this.#due.length;
  }

  /** Edits that somebody has not seen yet. */
  get open(): number {
    return this.#open;
  }

  /** `due`: when the load meant to send it, so that a load which falls behind flatters nobody. */
  sent(room: LedgerRoom, author: number, end: number, due: number): void {
    const work = room.sent[author];
    if (!work) throw new RangeError(`there is no author ${author}`);
    work.edits.push(this.#due.length);
    work.ends.push(end);
    this.#due.push(due);
    this.#missing.push(room.size - 1);
    this.#delays.push(Number.POSITIVE_INFINITY);
    this.#savedAfter.push(Number.POSITIVE_INFINITY);
    this.#open += 1;
  }

  /** The receiver has been told of the client's work up to the clock `end`. */
  seen(room: LedgerRoom, receiver: number, client: number, end: number, now: number): void {
    const author = client - room.firstClient;
    const work = room.sent[author];
    const seen = room.seen[receiver];
    if (!work || !seen || author === receiver) return;
    let next = seen[author] ?? 0;
    for (; (work.ends[next] ?? Number.POSITIVE_INFINITY) <= end; next += 1) {
      const edit = work.edits[next] ?? 0;
      const missing = (this.#missing[edit] ?? 0) - 1;
      this.#missing[edit] = missing;
      if (missing > 0) continue;
      this.#delays[edit] = now - (this.#due[edit] ?? now);
      this.#open -= 1;
    }
    seen[author] = next;
  }

  /** The author has been told that the first `count` of their edits are saved; `before` of them they knew of. */
  saved(room: LedgerRoom, author: number, [before, count]: readonly [number, number], now: number): void {
    for (const edit of room.sent[author]?.edits.slice(before, count) ?? []) {
      this.#savedAfter[edit] = now - (this.#due[edit] ?? now);
    }
  }

  /** Milliseconds until their author read that they are saved, as `delays`. */
  savedAfter(from: number): number[] {
    return this.#savedAfter.slice(from);
  }

  /** Milliseconds to the slowest peer, of the edits from that number on; infinite where one never came. */
  delays(from: number): number[] {
    return this.#delays.slice(from);
  }
}
