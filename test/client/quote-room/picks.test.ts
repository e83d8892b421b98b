import { describe, expect, it } from 'vitest';
import { isChooseOne, picksAfter, rulePhrase } from '../../../client/quote-room/picks.ts';

describe('a click in a choice group', () => {
  const one = { min: 1, max: 1 };
  const upToTwo = { min: 0, max: 2 };

  it('puts the new pick in the place of the old one where one is chosen', () => {
    expect(picksAfter(one, ['a'], 'b', true)).toEqual(['b']);
  });

  it('never leaves a choose-one group without its pick', () => {
    expect(picksAfter(one, ['a'], 'a', false)).toEqual(['a']);
  });

  it('takes a pick back where nothing need be chosen', () => {
    expect(picksAfter(upToTwo, ['a', 'b'], 'a', false)).toEqual(['b']);
  });

  it('adds up to the most and no further', () => {
    expect(picksAfter(upToTwo, ['a'], 'b', true)).toEqual(['a', 'b']);
    expect(picksAfter(upToTwo, ['a', 'b'], 'c', true)).toEqual(['a', 'b']);
  });

  it('changes nothing when what is picked is picked again', () => {
    expect(picksAfter(upToTwo, ['a'], 'a', true)).toEqual(['a']);
  });
});

describe('the rule beside a group', () => {
  it.each([
    [1, 1, 'chooseOne'],
    [0, 3, 'chooseUpTo'],
    [2, 2, 'chooseExactly'],
    [1, 3, 'chooseBetween'],
  ] as const)('for %i to %i is %s', (min, max, key) => {
    expect(rulePhrase({ min, max }).key).toBe(key);
    expect(isChooseOne({ min, max })).toBe(key === 'chooseOne');
  });
});
