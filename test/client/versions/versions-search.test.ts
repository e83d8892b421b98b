import { describe, expect, test } from 'vitest';
import {
  chosenPair,
  validVersionsSearch,
  withFrom,
  withTo,
} from '../../../client/versions/versions-search.ts';

const three = { numbers: [3, 2, 1], hasDraft: false };
const withDraft = { ...three, hasDraft: true };

describe('the pair in the address', () => {
  test.each([
    [{}, { from: 2, to: 3 }],
    [{ from: 1 }, { from: 1, to: 3 }],
    [{ to: 2 }, { from: 1, to: 2 }],
    [
      { from: 3, to: 2 },
      { from: 1, to: 2 },
    ],
    [
      { from: 9, to: 9 },
      { from: 2, to: 3 },
    ],
    [
      { from: 1, to: 'draft' as const },
      { from: 1, to: 3 },
    ],
  ])('%j is %j', (search, expected) => expect(chosenPair(three, search)).toEqual(expected));

  test('the working copy, where there is one to be seen', () => {
    expect(chosenPair(withDraft, { to: 'draft' })).toEqual({ from: 3, to: 'draft' });
  });

  test('of one version, or none, there is no pair', () => {
    expect(chosenPair({ numbers: [1], hasDraft: true }, {})).toBeNull();
    expect(chosenPair({ numbers: [], hasDraft: true }, { to: 'draft' })).toBeNull();
    expect(chosenPair({ numbers: [1], hasDraft: true }, { to: 'draft' })).toEqual({ from: 1, to: 'draft' });
  });

  test.each([
    [
      { from: '1', to: '2' },
      { from: 1, to: 2 },
    ],
    [
      { from: 0, to: 'draft', show: 'everything' },
      { to: 'draft', show: 'everything' },
    ],
    [{ from: 'one', to: -1, show: 'all' }, {}],
    [{ from: 1.5, to: null }, {}],
  ])('of %j stays %j', (search, expected) => expect(validVersionsSearch(search)).toEqual(expected));
});

describe('choosing another', () => {
  test('the other one stays as long as it is on its side', () => {
    expect(withFrom(three, { from: 2, to: 3 }, 1)).toEqual({ from: 1, to: 3 });
    expect(withTo(three, { from: 1, to: 3 }, 2)).toEqual({ from: 1, to: 2 });
  });

  test('and gives way where it would not be', () => {
    expect(withFrom(three, { from: 1, to: 2 }, 2)).toEqual({ from: 2, to: 3 });
    expect(withFrom(withDraft, { from: 1, to: 2 }, 3)).toEqual({ from: 3, to: 'draft' });
    expect(withTo(three, { from: 2, to: 3 }, 2)).toEqual({ from: 1, to: 2 });
  });
});
