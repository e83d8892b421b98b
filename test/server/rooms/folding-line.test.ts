import { expect, it } from 'vitest';
import { FoldingLine, longestRest, restPerFold } from '../../../server/rooms/folding-line.ts';

/** A clock that stands still but for what folding takes, and a rest that ends when the test says so. */
function handClock() {
  let now = 0;
  const rests: { milliseconds: number; end: () => void }[] = [];
  return {
    rests,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    now: () => now,
    rest: (milliseconds: number) =>
      new Promise<void>((end) => {
        rests.push({ milliseconds, end });
      }),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('folds one room at a time, in the order in which they asked, and rests in between as long as it should', async () => {
  const clock = handClock();
  const line = new FoldingLine(clock);
  const folded: string[] = [];
  const room = (name: string, milliseconds: number) => ({
    fold: async () => {
      clock.pass(milliseconds);
      folded.push(name);
    },
  });
  const [first, second, third] = [room('first', 4), room('second', 60_000), room('third', 1)];
  for (const asking of [first, second, third, second]) line.add(asking);
  await turn();
  expect(folded).toEqual(['first']);
  expect(clock.rests.map(({ milliseconds }) => milliseconds)).toEqual([4 * restPerFold]);
  clock.rests[0]?.end();
  await turn();
  expect(folded).toEqual(['first', 'second']);
  // However long one took, the others are not kept waiting for longer than this.
  expect(clock.rests[1]?.milliseconds).toBe(longestRest);
  // Whoever has been folded may ask again, behind those who wait.
  line.add(first);
  clock.rests[1]?.end();
  await turn();
  clock.rests[2]?.end();
  await turn();
  expect(folded).toEqual(['first', 'second', 'third', 'first']);
  clock.rests[3]?.end();
  await turn();
  // And whoever asks when nobody waits is folded at once.
  line.add(third);
  expect(folded).toHaveLength(5);
});

it('rests for real where nothing else is said', async () => {
  const line = new FoldingLine();
  const folded = await new Promise<number[]>((resolve) => {
    const rooms = [1, 2].map((n) => ({
      fold: async () => {
        order.push(n);
        if (n === 2) resolve(order);
      },
    }));
    const order: number[] = [];
    for (const room of rooms) line.add(room);
  });
  expect(folded).toEqual([1, 2]);
});
