/** A tail longer than this is folded into the snapshot, whatever the snapshot's size. */
const maxRows = 500;
/** Below this a tail is never worth rewriting the snapshot for. */
const minBytes = 64 * 1024;
/** A room that is written to without a pause is not rewritten more often than this. */
const minPauseMs = 10_000;

/** How long the append log after the snapshot is, and whether it is time to fold it in. */
export class Tail {
  #rows: number;
  #bytes: number;
  #snapshotBytes: number;
  #foldedAt = Number.NEGATIVE_INFINITY;

  constructor(snapshot: Uint8Array, tail: readonly Uint8Array[]) {
    this.#snapshotBytes = snapshot.byteLength;
    this.#rows = tail.length;
    this.#bytes = tail.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  get isEmpty(): boolean {
    return this.#rows === 0;
  }

  /** In updates. */
  get length(): number {
    return this.#rows;
  }

  add(update: Uint8Array): void {
    this.#rows += 1;
    this.#bytes += update.byteLength;
  }

  isWorthFolding(now: number): boolean {
    const isLong = this.#rows >= maxRows || this.#bytes >= minBytes;
    const isLarge = this.#rows >= maxRows || this.#bytes > this.#snapshotBytes / 2;
    return isLong && isLarge && now - this.#foldedAt >= minPauseMs;
  }

  /** Counts what is in the tail now as part of a snapshot of that size. */
  fold(snapshot: Uint8Array, now: number): void {
    this.#rows = 0;
    this.#bytes = 0;
    this.#snapshotBytes = snapshot.byteLength;
    this.#foldedAt = now;
  }
}
