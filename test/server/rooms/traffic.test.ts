import { beforeEach, describe, expect, it } from 'vitest';
import { TokenBucket, Traffic, trafficLimits } from '../../../server/rooms/traffic.ts';

let now: number;
let traffic: Traffic;
beforeEach(() => {
  now = 0;
  traffic = new Traffic(() => now);
});

const nothing = (): void => {};
function open(person = 'anna', address = '10.0.0.1') {
  const lane = traffic.open(person, address);
  if (lane === null) throw new Error('no more sockets');
  return lane;
}

describe('frames of one socket', () => {
  it('pass in a burst, then at a steady rate, and again after a pause', () => {
    const { frames } = trafficLimits;
    const lane = open();
    for (let n = 0; n < frames.burst; n++) expect(lane.pass(nothing)).toBe(true);
    expect(lane.pass(nothing)).toBe(false);
    now += 1_000;
    for (let n = 0; n < frames.perSecond; n++) expect(lane.pass(nothing)).toBe(true);
    expect(lane.pass(nothing)).toBe(false);
  });

  it('do no work once there are too many', () => {
    const lane = open();
    while (lane.pass(nothing));
    let worked = false;
    lane.pass(() => {
      worked = true;
    });
    expect(worked).toBe(false);
  });

  it('negative control: another socket of the same person still passes', () => {
    const lane = open();
    while (lane.pass(nothing));
    expect(open().pass(nothing)).toBe(true);
  });
});

describe('what costs the server time', () => {
  const costly = (ms: number) => () => {
    now += ms;
  };

  it('is counted over all sockets of a person, and over reconnects', () => {
    const first = open();
    let passed = 0;
    while (first.pass(costly(500))) passed += 1;
    expect(passed).toBeLessThan((2 * trafficLimits.costlyMs.burst) / 500);
    first.close();
    expect(open().pass(nothing)).toBe(false);
    expect(open('bert').pass(nothing)).toBe(true);
  });

  it('is given again with time, and nobody who is gone is remembered for ever', () => {
    const lane = open();
    while (lane.pass(costly(500)));
    now += 60_000;
    expect(lane.pass(nothing)).toBe(true);
  });

  it('negative control: ordinary frames cost nothing', () => {
    const lane = open();
    for (let n = 0; n < 20_000; n++) expect(lane.pass(costly(trafficLimits.freeMs))).toBe(true);
  });
});

describe('sockets', () => {
  it('of one person are bounded, and one that closes makes room for another', () => {
    const lanes = Array.from({ length: trafficLimits.socketsPerPerson }, () => open());
    expect(traffic.open('anna', '10.0.0.2')).toBeNull();
    expect(traffic.open('bert', '10.0.0.1')).not.toBeNull();
    lanes[0]?.close();
    expect(traffic.open('anna', '10.0.0.2')).not.toBeNull();
  });

  it('of one address are bounded', () => {
    for (let n = 0; n < trafficLimits.socketsPerAddress; n++) open(`person ${n}`);
    expect(traffic.open('one more', '10.0.0.1')).toBeNull();
    expect(traffic.open('one more', '10.0.0.2')).not.toBeNull();
  });
});

it('a bucket never holds more than its burst', () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 5 }, () => now);
  now += 1_000_000;
  expect(bucket.isFull).toBe(true);
  bucket.take(5);
  expect(bucket.isEmpty).toBe(true);
});
