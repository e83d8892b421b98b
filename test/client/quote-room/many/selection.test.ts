import { describe, expect, it } from 'vitest';
import {
  extendedTo,
  inOrder,
  noSelection,
  selectionOf,
  toggled,
} from '../../../../client/quote-room/many/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids];

describe('a selection of rows', () => {
  it('grows and shrinks from where it began', () => {
    const two = extendedTo(noSelection, 'c', 'b', order);
    const three = extendedTo(two, 'd', 'c', order);
    expect(ids(three)).toEqual(['b', 'c', 'd']);
    expect(ids(extendedTo(three, 'c', 'd', order))).toEqual(['b', 'c']);
    expect(ids(extendedTo(three, 'a', 'b', order))).toEqual(['a', 'b']);
  });

  it('takes one in and out, and a group as a whole', () => {
    const one = toggled(selectionOf(['a']), ['c']);
    expect(ids(one)).toEqual(['a', 'c']);
    expect(ids(toggled(one, ['c', 'd']))).toEqual(['a', 'c', 'd']);
    expect(toggled(selectionOf(['c', 'd']), ['c', 'd'])).toBe(noSelection);
  });

  it('begins anew where its beginning is gone, and forgets what is', () => {
    const gone = { ids: new Set(['x', 'c', 'a']), anchor: 'x' };
    expect(inOrder(gone, order)).toEqual(['a', 'c']);
    expect(ids(extendedTo(gone, 'e', 'd', order))).toEqual(['d', 'e']);
    expect(ids(extendedTo(noSelection, 'e', 'x', order))).toEqual(['e']);
  });
});
