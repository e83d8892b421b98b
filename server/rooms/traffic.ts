/**
 * How much one socket, one person and one network address may ask of the server. Honest people never come near;
 * whoever does is sent away for a while, so that the others keep a server that answers.
 */
import { limits } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** One open socket's share. */
export interface Lane {
  /** Does `work` for one more frame of so many bytes, or answers `false` when there was too much or too costly. */
  pass(bytes: number, work: () => void): boolean;
  close(): void;
}

/** Who opens a socket. A user has no link, a guest has no user. */
export interface Asker {
  readonly person: string;
  readonly user: string | null;
  readonly link: string | null;
  readonly address: string;
}
export type AskerKind = keyof Asker;

const { traffic } = limits;
const frameRate = { perSecond: traffic.framesPerSecond, burst: traffic.framesAtOnce };
const byteRate = { perSecond: traffic.bytesPerSecond, burst: traffic.bytesAtOnce };
const costlyRate = { perSecond: traffic.costlyMsPerSecond, burst: traffic.costlyMsAtOnce };

/** Whose sockets are counted together, and how many there may be. */
export const socketLimits: { readonly [K in AskerKind]: number } = {
  person: limits.sockets.perPerson,
  user: limits.sockets.perUser,
  link: limits.sockets.perLink,
  address: limits.sockets.perAddress,
};

export class Traffic {
  readonly #now: () => number;
  readonly #sockets = new Map<string, number>();
  readonly #costly = new Map<string, TokenBucket>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** `null` when too many sockets are open already. */
  open(asker: Asker): Lane | null {
    const counted = (Object.keys(socketLimits) as AskerKind[]).flatMap((kind) =>
      asker[kind] === null ? [] : [{ key: `${kind} ${asker[kind]}`, limit: socketLimits[kind] }],
    );
    if (counted.some(({ key, limit }) => this.#count(key) >= limit)) return null;
    for (const { key } of counted) this.#sockets.set(key, this.#count(key) + 1);
    const frames = new TokenBucket(frameRate, this.#now);
    const volume = new TokenBucket(byteRate, this.#now);
    return {
      pass: (bytes, work) => {
        const costly = this.#costlyOf(asker.person);
        if (frames.isEmpty || volume.isEmpty || costly.isEmpty) return false;
        frames.take(1);
        volume.take(bytes);
        const start = this.#now();
        work();
        costly.take(Math.max(0, this.#now() - start - traffic.freeMs));
        return true;
      },
      close: () => {
        for (const { key } of counted) this.#sockets.set(key, this.#count(key) - 1);
        this.#forgetWhoIsGone();
      },
    };
  }

  #count(key: string): number {
    return this.#sockets.get(key) ?? 0;
  }

  /** Kept over reconnects: a new socket is no new allowance. */
  #costlyOf(person: string): TokenBucket {
    const bucket = this.#costly.get(person) ?? new TokenBucket(costlyRate, this.#now);
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
