/**
 * How often the rooms' door may be knocked at.
 *
 * An address is no person: behind one stands a company, or the proxy before this server and with it everybody. So an
 * address is held to a small number only for those who turn out to be nobody. Whoever is known is counted as who they
 * are, and may come in any minute as often as they may have sockets open: a restart cuts them all, and all come back.
 * Looking up who somebody is costs too, and all of it together is bounded first. Only who names no session at all is
 * known to be nobody without it.
 */
import { limits } from './limits.ts';
import { TokenBucket, TokenBuckets } from './token-bucket.ts';
import { type Asker, type AskerKind, socketLimits } from './traffic.ts';

const { perSecond, atOnce, strangersPerMinute } = limits.handshakes;
const perMinute = (most: number) => ({ perSecond: most / 60, burst: most });

export class HandshakeRate {
  readonly #everybody: TokenBucket;
  readonly #strangers: TokenBuckets;
  readonly #known: ReadonlyMap<AskerKind, TokenBuckets>;

  /** `now` in milliseconds. It must never go back. */
  constructor(now: () => number) {
    this.#everybody = new TokenBucket({ perSecond, burst: atOnce }, now);
    this.#strangers = new TokenBuckets(perMinute(strangersPerMinute), now);
    this.#known = new Map(
      Object.entries(socketLimits).map(([kind, most]) => [
        kind as AskerKind,
        new TokenBuckets(perMinute(most), now),
      ]),
    );
  }

  /** One more, whoever it is. */
  passAnybody(): boolean {
    return takeOne([this.#everybody]);
  }

  /** One more from there by somebody without access. */
  passStranger(address: string): boolean {
    return takeOne([this.#strangers.of(address)]);
  }

  /** Whether so many of that address turned out to be nobody that one more would not pass. */
  hasNoMoreStrangers(address: string): boolean {
    return this.#strangers.of(address).isEmpty;
  }

  passKnown(asker: Asker): boolean {
    const buckets = [...this.#known].flatMap(([kind, of]) => {
      const key = asker[kind];
      return key === null ? [] : [of.of(key)];
    });
    return takeOne(buckets);
  }
}

/** From all of them or, when one is empty, from none. */
function takeOne(buckets: readonly TokenBucket[]): boolean {
  if (buckets.some(({ isEmpty }) => isEmpty)) return false;
  for (const bucket of buckets) bucket.take(1);
  return true;
}
