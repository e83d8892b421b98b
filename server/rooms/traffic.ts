/**
 * How much one socket, one person and one network address may ask of the server. Honest people never come near;
 * whoever does is sent away for a while, so that the others keep a server that answers.
 */

export const trafficLimits = {
  /** Open sockets of one person in one quote: each tab holds one or two. */
  socketsPerPerson: 1_000,
  /** Open sockets from one address: a whole company behind one router, or the proxy before this server. */
  socketsPerAddress: 5_000,
  /** Frames of one socket. Typing while dragging makes some 60 a second; a change of everything at once some hundred. */
  frames: { perSecond: 500, burst: 3_000 },
  /** Milliseconds that one person's costly frames keep the server from everybody else, over all their sockets. */
  costlyMs: { perSecond: 250, burst: 5_000 },
  /** A frame that takes no longer than this costs nothing: ordinary edits take a tenth of a millisecond. */
  freeMs: 5,
} as const;

interface Rate {
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

  take(amount: number): void {
    this.#level -= amount;
  }
}

/** One open socket's share. */
export interface Lane {
  /** Does `work` for one more frame, or answers `false` when there have been too many or too costly ones. */
  pass(work: () => void): boolean;
  close(): void;
}

export class Traffic {
  readonly #now: () => number;
  readonly #sockets = new Map<string, number>();
  readonly #costly = new Map<string, TokenBucket>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** `null` when the person or the address has too many sockets open already. */
  open(person: string, address: string): Lane | null {
    const keys = [`person ${person}`, `address ${address}`] as const;
    const limits = [trafficLimits.socketsPerPerson, trafficLimits.socketsPerAddress] as const;
    if (keys.some((key, index) => this.#count(key) >= (limits[index] ?? 0))) return null;
    for (const key of keys) this.#sockets.set(key, this.#count(key) + 1);
    const frames = new TokenBucket(trafficLimits.frames, this.#now);
    return {
      pass: (work) => {
        const costly = this.#costlyOf(person);
        if (frames.isEmpty || costly.isEmpty) return false;
        frames.take(1);
        const start = this.#now();
        work();
        costly.take(Math.max(0, this.#now() - start - trafficLimits.freeMs));
        return true;
      },
      close: () => {
        for (const key of keys) this.#sockets.set(key, this.#count(key) - 1);
        this.#forgetWhoIsGone();
      },
    };
  }

  #count(key: string): number {
    return this.#sockets.get(key) ?? 0;
  }

  /** Kept over reconnects: a new socket is no new allowance. */
  #costlyOf(person: string): TokenBucket {
    const bucket = this.#costly.get(person) ?? new TokenBucket(trafficLimits.costlyMs, this.#now);
    this.#costly.set(person, bucket);
    return bucket;
  }

  #forgetWhoIsGone(): void {
    for (const [key, count] of this.#sockets) if (count === 0) this.#sockets.delete(key);
    for (const [person, bucket] of this.#costly) {
      if (bucket.isFull && this.#count(`person ${person}`) === 0) this.#costly.delete(person);
    }
  }
}
