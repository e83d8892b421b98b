import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../server/rooms/limits.ts';
import { TokenBucket } from '../../../server/rooms/token-bucket.ts';
import { type Asker, Traffic } from '../../../server/rooms/traffic.ts';

let now: number;
let traffic: Traffic;
beforeEach(() => {
  now = 0;
  traffic = new Traffic(() => now);
});

const nothing = (): void => {};
const anna: Asker = { person: 'anna', user: null, link: null, address: '10.0.0.1' };
function open(who: Partial<Asker> = {}) {
  const lane = traffic.open({ ...anna, ...who });
  if (lane === null) throw new Error('no more sockets');
  return lane;
}

describe('frames of one socket', () => {
  it('pass in a burst, then at a steady rate, and again after a pause', () => {
    const { framesAtOnce, framesPerSecond } = limits.traffic;
    const lane = open();
    for (let n = 0; n < framesAtOnce; n++) expect(lane.pass(0, nothing)).toBe(true);
    expect(lane.pass(0, nothing)).toBe(false);
    now += 1_000;
    for (let n = 0; n < framesPerSecond; n++) expect(lane.pass(0, nothing)).toBe(true);
    expect(lane.pass(0, nothing)).toBe(false);
  });

  it('do no work once there are too many', () => {
    const lane = open();
    while (lane.pass(0, nothing));
    let worked = false;
    lane.pass(0, () => {
      worked = true;
    });
    expect(worked).toBe(false);
  });

  it('negative control: another socket of the same person still passes', () => {
    const lane = open();
    while (lane.pass(0, nothing));
    expect(open().pass(0, nothing)).toBe(true);
  });
});

describe('what costs the server time', () => {
  const costly = (ms: number) => () => {
    now += ms;
  };

  it('is counted over all sockets of a person, and over reconnects', () => {
    const first = open();
    let passed = 0;
    const most = (2 * limits.traffic.costlyMsAtOnce) / 500;
    while (passed < most && first.pass(0, costly(500))) passed += 1;
    expect(passed).toBeLessThan(most);
    first.close();
    expect(open().pass(0, nothing)).toBe(false);
    expect(open({ person: 'bert' }).pass(0, nothing)).toBe(true);
  });

  it('is given again with time, and nobody who is gone is remembered for ever', () => {
    const lane = open();
    // Each takes more than comes back meanwhile.
    for (let n = 0; n < (2 * limits.traffic.costlyMsAtOnce) / 500; n++) lane.pass(0, costly(500));
    expect(lane.pass(0, nothing)).toBe(false);
    now += 60_000;
    expect(lane.pass(0, nothing)).toBe(true);
  });

  it('negative control: ordinary frames cost nothing', () => {
    const lane = open();
    for (let n = 0; n < 20_000; n++) expect(lane.pass(0, costly(limits.traffic.freeMs))).toBe(true);
  });
});

describe('bytes of one socket', () => {
  it('pass in a burst, then at a steady rate; what was taken too much flows in again first', () => {
    const { bytesAtOnce, bytesPerSecond } = limits.traffic;
    const lane = open();
    expect(lane.pass(bytesAtOnce - 1, nothing)).toBe(true);
    expect(lane.pass(bytesPerSecond, nothing)).toBe(true);
    expect(lane.pass(1, nothing)).toBe(false);
    now += 900;
    expect(lane.pass(1, nothing)).toBe(false);
    now += 200;
    expect(lane.pass(1, nothing)).toBe(true);
  });

  it('negative control: many small frames are no volume', () => {
    const lane = open();
    for (let n = 0; n < limits.traffic.framesAtOnce; n++) expect(lane.pass(100, nothing)).toBe(true);
  });
});

describe('sockets', () => {
  const full: [whose: string, most: number, who: (n: number) => Partial<Asker>, another: Partial<Asker>][] = [
    ['person', limits.sockets.perPerson, () => ({}), { person: 'bert' }],
    ['user', limits.sockets.perUser, (n) => ({ person: `in quote ${n}`, user: 'anna' }), { user: 'bert' }],
    ['link', limits.sockets.perLink, (n) => ({ person: `guest ${n}`, link: 'one' }), { link: 'another' }],
    ['address', limits.sockets.perAddress, (n) => ({ person: `${n}` }), { address: '10.0.0.2' }],
  ];
  it.each(full)('of one %s are bounded, and one that closes makes room for another', (...row) => {
    const [, most, who, another] = row;
    const lanes = Array.from({ length: most }, (_, n) => open(who(n)));
    const next = { ...anna, ...who(most) };
    expect(traffic.open(next)).toBeNull();
    expect(traffic.open({ ...next, ...another })).not.toBeNull();
    lanes[0]?.close();
    expect(traffic.open(next)).not.toBeNull();
  });
});

it('a bucket never holds more than its burst', () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 5 }, () => now);
  now += 1_000_000;
  expect(bucket.isFull).toBe(true);
  bucket.take(5);
  expect(bucket.isEmpty).toBe(true);
});
