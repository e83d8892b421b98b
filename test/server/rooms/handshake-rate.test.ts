import { beforeEach, describe, expect, it } from 'vitest';
import { HandshakeRate } from '../../../server/rooms/handshake-rate.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { TokenBuckets } from '../../../server/rooms/token-bucket.ts';
import type { Asker } from '../../../server/rooms/traffic.ts';

let now: number;
let rate: HandshakeRate;
beforeEach(() => {
  now = 0;
  rate = new HandshakeRate(() => now);
});

const { handshakes, sockets } = limits;
const anna: Asker = { person: 'anna', user: null, link: 'one', address: '10.0.0.1' };

/** How often it is let through in a row, up to `most`. */
function passes(pass: () => boolean, most = 10_000): number {
  let count = 0;
  while (count < most && pass()) count += 1;
  return count;
}

describe('everybody together', () => {
  it('no second sees more than 300, wherever it begins', () => {
    const times: number[] = [];
    for (; now < 5_000; now += 1) {
      const count = passes(() => rate.passAnybody());
      for (let n = 0; n < count; n += 1) times.push(now);
    }
    const inSecondFrom = (start: number) =>
      times.filter((time) => time >= start && time < start + 1_000).length;
    for (let start = 0; start < 4_000; start += 50) expect(inSecondFrom(start)).toBeLessThanOrEqual(300);
    expect(times.length).toBeGreaterThan(4 * handshakes.perSecond);
  });
});

describe('an address', () => {
  it('has so many a minute without access, and another has its own', () => {
    expect(passes(() => rate.passStranger('10.0.0.1'))).toBe(handshakes.strangersPerMinute);
    expect(rate.passStranger('10.0.0.2')).toBe(true);
    now += 60_000;
    expect(passes(() => rate.passStranger('10.0.0.1'))).toBe(handshakes.strangersPerMinute);
  });
});

describe('somebody who is known', () => {
  it('comes as often as they may have sockets open, and the others behind their address come too', () => {
    expect(passes(() => rate.passKnown(anna))).toBe(sockets.perPerson);
    expect(rate.passKnown({ ...anna, person: 'bert' })).toBe(true);
  });

  it.each<[string, (n: number) => Partial<Asker>, number]>([
    ['a link', (n) => ({ person: `${n}` }), sockets.perLink],
    ['a user', (n) => ({ person: `${n}`, link: null, user: 'maria' }), sockets.perUser],
    ['an address', (n) => ({ person: `${n}`, link: `${n}` }), sockets.perAddress],
  ])('is counted as one with everybody of %s', (_, who, most) => {
    let n = 0;
    expect(
      passes(() => {
        n += 1;
        return rate.passKnown({ ...anna, ...who(n) });
      }),
    ).toBe(most);
  });

  it('leaves the strangers of their address what they have', () => {
    passes(() => rate.passKnown(anna));
    expect(rate.passStranger(anna.address)).toBe(true);
  });
});

it('of keys that are full again none is remembered for ever', () => {
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1 }, () => now);
  for (let n = 0; n < 10_000; n += 1) {
    buckets.of(`${n}`).take(1);
    now += 1_000;
  }
  expect(buckets.size).toBeLessThanOrEqual(1_000);
  buckets.of('used up').take(1);
  for (let n = 0; n < 2_000; n += 1) buckets.of(`more ${n}`);
  expect(buckets.of('used up').isEmpty).toBe(true);
});
