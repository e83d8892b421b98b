import { describe, expect, it } from 'vitest';
import { areOfOneOrder, eachOnce } from '../../../client/pipeline/ordered-pages.ts';

describe('pages of a list that moves', () => {
  it('are of one order until one of them says another', () => {
    const [a, b] = [{ order: 'a' }, { order: 'b' }];
    expect([[], [a], [a, a], [a, a, b], [b, a, a]].map(areOfOneOrder)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('hold a row that moved from one to the next once, where it was read last', () => {
    expect(eachOnce([['a', 'b', 'c'], ['d', 'a'], ['e']], String)).toEqual(['b', 'c', 'd', 'a', 'e']);
  });
});
