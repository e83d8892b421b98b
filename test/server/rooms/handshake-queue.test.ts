import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HandshakeQueue } from '../../../server/rooms/handshake-queue.ts';
import { limits } from '../../../server/rooms/limits.ts';

let free: number;
let queue: HandshakeQueue;
const here = () => false;

beforeEach(() => {
  free = 0;
  queue = new HandshakeQueue(() => {
    if (free === 0) return false;
    free -= 1;
    return true;
  });
});
afterEach(() => queue.close());

it('who finds nobody before them does not wait', async () => {
  free = 1;
  expect(await queue.turn(here)).toBe(true);
});

it('the others come in the order in which they came, as soon as one more may', async () => {
  const order: string[] = [];
  for (const who of ['Anna', 'Bert', 'Cleo']) void queue.turn(here).then(() => order.push(who));
  free = 2;
  await vi.waitFor(() => expect(order).toEqual(['Anna', 'Bert']));
  free = 1;
  await vi.waitFor(() => expect(order).toEqual(['Anna', 'Bert', 'Cleo']));
});

it('whoever comes while others wait stands behind them', async () => {
  const order: string[] = [];
  void queue.turn(here).then(() => order.push('first'));
  free = 1;
  void queue.turn(here).then(() => order.push('last'));
  await vi.waitFor(() => expect(order).toEqual(['first']));
  free = 1;
  await vi.waitFor(() => expect(order).toEqual(['first', 'last']));
});

it('no turn is spent on somebody who has gone', async () => {
  let isGone = false;
  const gone = queue.turn(() => isGone);
  const next = queue.turn(here);
  isGone = true;
  free = 1;
  expect(await Promise.all([gone, next])).toEqual([false, true]);
});

it('so many wait; whoever comes then is told so at once, and comes in later', async () => {
  const waiting = Array.from({ length: limits.handshakes.waiting }, () => queue.turn(here));
  expect(await queue.turn(here)).toBe(false);
  free = waiting.length;
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([true]));
  free = 1;
  expect(await queue.turn(here)).toBe(true);
});

it('nobody is kept when it closes', async () => {
  const waiting = queue.turn(here);
  queue.close();
  expect(await waiting).toBe(false);
});
