import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HandshakeQueue, type Knock } from '../../../server/rooms/handshake-queue.ts';
import { limits } from '../../../server/rooms/limits.ts';

const { waiting: most } = limits.handshakes;

let free: number;
let queue: HandshakeQueue;
/** In the order in which they had their turn. */
let order: string[];

beforeEach(() => {
  free = 0;
  order = [];
  queue = new HandshakeQueue(() => {
    if (free === 0) return false;
    free -= 1;
    return true;
  });
});
afterEach(() => queue.close());

/** A session of that name knocks. */
async function knock(session: string, more: Partial<Knock> = {}): Promise<boolean> {
  const isTheirTurn = await queue.turn({ session, isGone: () => false, isDoubtful: () => false, ...more });
  if (isTheirTurn) order.push(session);
  return isTheirTurn;
}
const times = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n));
const all = (results: readonly Promise<boolean>[], expected: boolean) =>
  expect(Promise.all(results)).resolves.toEqual(results.map(() => expected));

it('who finds nobody before them does not wait', async () => {
  free = 1;
  expect(await knock('Anna')).toBe(true);
});

it('the others come in the order in which they came, as soon as one more may', async () => {
  for (const who of ['Anna', 'Bert', 'Cleo']) void knock(who);
  free = 2;
  await vi.waitFor(() => expect(order).toEqual(['Anna', 'Bert']));
  free = 1;
  await vi.waitFor(() => expect(order).toEqual(['Anna', 'Bert', 'Cleo']));
});

it('whoever comes while others wait stands behind them', async () => {
  void knock('first');
  free = 1;
  void knock('last');
  await vi.waitFor(() => expect(order).toEqual(['first']));
  free = 1;
  await vi.waitFor(() => expect(order).toEqual(['first', 'last']));
});

it('no turn is spent on somebody who has gone', async () => {
  let isGone = false;
  const gone = knock('gone', { isGone: () => isGone });
  const next = knock('next');
  isGone = true;
  free = 1;
  expect(await Promise.all([gone, next])).toEqual([false, true]);
});

it('so many wait; whoever comes then is told so at once, and comes in later', async () => {
  const waiting = times(most, (n) => knock(`${n}`));
  expect(await knock('one too many')).toBe(false);
  free = waiting.length;
  await all(waiting, true);
  free = 1;
  expect(await knock('one too many')).toBe(true);
});

it('nobody is kept when it closes', async () => {
  const waiting = [knock('Anna'), knock('Bert', { isDoubtful: () => true })];
  queue.close();
  await all(waiting, false);
});

describe('a session that knocks without end', () => {
  it('has one turn after another with the others', async () => {
    for (const _ of times(100, String)) void knock('loud');
    void knock('Anna');
    void knock('Bert');
    free = 3;
    await vi.waitFor(() => expect(order).toEqual(['loud', 'Anna', 'Bert']));
  });

  it('gives up its places to others when there are no more, and keeps as many as anybody', async () => {
    const loud = times(most, () => knock('loud'));
    await all(
      times(10, () => knock('loud')),
      false,
    );
    const others = times(most / 2, (n) => knock(`${n}`));
    await all(loud.slice(-others.length), false);
    free = most;
    await all(others, true);
    await all(loud.slice(0, -others.length), true);
  });
});

describe('somebody who may be made up', () => {
  const doubtful = { isDoubtful: () => true };

  it('is asked when nobody else waits', async () => {
    void knock('made up', doubtful);
    void knock('Anna');
    free = 1;
    await vi.waitFor(() => expect(order).toEqual(['Anna']));
    free = 1;
    await vi.waitFor(() => expect(order).toEqual(['Anna', 'made up']));
  });

  it('gives up the place to somebody who may not', async () => {
    const madeUp = times(most, (n) => knock(`made up ${n}`, doubtful));
    expect(await knock('one more', doubtful)).toBe(false);
    const anna = knock('Anna');
    free = most;
    expect(await anna).toBe(true);
    const answers = await Promise.all(madeUp);
    expect(answers.filter((isTheirTurn) => !isTheirTurn)).toHaveLength(1);
  });

  it('makes way when that turns out while they wait', async () => {
    let areMadeUp = false;
    for (const n of times(most - 1, String)) void knock(n, { isDoubtful: () => areMadeUp });
    const anna = knock('Anna');
    areMadeUp = true;
    free = 1;
    expect(await anna).toBe(true);
    expect(order).toEqual(['Anna']);
  });
});
