import { describe, expect, it } from 'vitest';
import { PlaceCursor } from '#shared/protocol/ordered-page.ts';
import { comparePlaces, orderedPage } from '../../../server/opportunities/ordered-page.ts';

interface Row {
  readonly id: string;
  readonly rank: number;
}
const rows: readonly Row[] = ['d', 'b', 'a', 'c', 'e'].map((id, at) => ({ id, rank: at % 2 }));
const page = (all: readonly Row[], limit: number, after?: string) =>
  orderedPage(all, ({ rank, id }) => [rank, id], { limit, after });
const ids = (of: { readonly rows: readonly Row[] }) => of.rows.map(({ id }) => id).join('');

describe('pages of a list that is put in order anew each time', () => {
  it.each([1, 2, 3, 5])('of %i hold every row once, in the order of the whole', (limit) => {
    const pages = [page(rows, limit)];
    for (let after = pages[0]?.after; after; after = pages.at(-1)?.after)
      pages.push(page(rows, limit, after));
    expect(pages.map(ids).join('')).toBe('adebc');
    expect(new Set(pages.map(({ order, count }) => `${order} ${count}`)).size).toBe(1);
  });

  it('go on where they ended, whatever became of the row that was last', () => {
    const { after } = page(rows, 2);
    expect(PlaceCursor.parse(after)).toBe(after);
    expect(ids(page(rows, 2, after ?? ''))).toBe('eb');
    const without = rows.filter(({ id }) => id !== 'd');
    expect(ids(page(without, 2, after ?? ''))).toBe('eb');
  });

  it('say another order once a row has come, gone or moved, and the same while none has', () => {
    const { order } = page(rows, 2);
    expect(page([...rows].reverse(), 2).order).toBe(order);
    expect(page(rows.slice(1), 2).order).not.toBe(order);
    expect(page([...rows, { id: 'f', rank: 9 }], 2).order).not.toBe(order);
    expect(
      page(
        rows.map((row) => (row.id === 'c' ? { ...row, rank: 0 } : row)),
        2,
      ).order,
    ).not.toBe(order);
  });

  it('begin after nothing that is no place', () => {
    for (const after of ['', 'x', '{}', '[{}]', JSON.stringify(Array.from({ length: 13 }, () => 1))])
      expect(PlaceCursor.safeParse(after).success).toBe(false);
  });
});

it('places are compared part by part', () => {
  const places = [
    [1, 'b'],
    [0, 'c', 1],
    [0, 'c'],
    [-2, 'z'],
    [1, 'a'],
  ];
  expect(places.toSorted(comparePlaces)).toEqual([
    [-2, 'z'],
    [0, 'c'],
    [0, 'c', 1],
    [1, 'a'],
    [1, 'b'],
  ]);
});
