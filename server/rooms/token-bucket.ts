/** How rates are kept: so much at once, and then as much as flows in. */

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Fills up at a steady rate. What was taken too much must flow in again before anything more is given. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #now: () => number;
  #level: number;
  #filledAt: number;

  /** `now` in milliseconds. It must never go back. */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
    this.#level = rate.burst;
    this.#filledAt = now();
  }

  get isEmpty(): boolean {
    const now = this.#now();
    const since = ((now - this.#filledAt) / 1_000) * this.#rate.perSecond;
    this.#level = Math.min(this.#rate.burst, this.#level + since);
    this.#filledAt = now;
    return this.#level <= 0;
  }

  get isFull(): boolean {
    return !this.isEmpty && this.#level >= this.#rate.burst;
  }

  take(tokens: number): void {
    this.#level -= tokens;
  }
}

/** One bucket for each key. A full one says nothing that a new one would not, so it need not be remembered. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #now: () => number;
  readonly #buckets = new Map<string, TokenBucket>();
  #sweepAt = fewBuckets;

  /** `now` as for one bucket. */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
  }

  get size(): number {
    return this.#buckets.size;
  }

  of(key: string): TokenBucket {
    const known = this.#buckets.get(key);
    if (known) return known;
    if (this.#buckets.size >= this.#sweepAt) this.#sweep();
    const bucket = new TokenBucket(this.#rate, this.#now);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  /** Only when twice as many have come as were left by the last one: looking at all costs nobody more than a little. */
  #sweep(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(key);
    this.#sweepAt = Math.max(fewBuckets, 2 * this.#buckets.size);
  }
}

/** So many cost no memory to speak of. */
const fewBuckets = 1_000;
