import { describe, expect, it } from 'vitest';
import {
  firstSeen,
  joinChanges,
  lastMoneyChange,
  linesOf,
} from '../../../../client/quote-room/activity/activity-lines.ts';
import { anna, change, erik } from '../../../support/changes.ts';

describe('what was done at once', () => {
  const added = (ordinal: number, more: Parameters<typeof change>[1] = {}) =>
    change(7, {
      ordinal,
      kind: 'added',
      element: { id: `part${ordinal}`, title: `Part ${ordinal}` },
      kronor: 100,
      ...more,
    });

  it('is one line, named by the first of them and with all of its money', () => {
    const lines = linesOf([change(8), added(2), added(1), added(0), change(6, { kind: 'added' })]);
    expect(lines).toMatchObject([
      { change: { seq: 8 }, others: 0 },
      { change: { seq: 7, ordinal: 0 }, others: 2, difference: 30_000 },
      { change: { seq: 6 }, others: 0 },
    ]);
  });

  it('states no sum over several price periods', () => {
    const [line] = linesOf([added(2, { period: 'month' }), added(1), added(0)]);
    expect(line).toMatchObject({ others: 2, difference: null });
  });

  it('is told one by one where it is two, of several kinds, or to several values', () => {
    expect(linesOf([added(1), added(0)])).toHaveLength(2);
    expect(linesOf([added(2), added(1, { kind: 'removed' }), added(0)])).toHaveLength(3);
    const discount = (ordinal: number, percent: string) =>
      added(ordinal, { kind: 'discount', field: 'adjustments', after: [{ kind: 'discount', percent }] });
    expect(linesOf([discount(2, '10'), discount(1, '10'), discount(0, '10')])).toHaveLength(1);
    expect(linesOf([discount(2, '10'), discount(1, '5'), discount(0, '10')])).toHaveLength(3);
  });
});

describe('what was told live and what the log holds', () => {
  it('are one list, each change once, newest first', () => {
    const joined = joinChanges([change(3), change(2)], [change(2), change(1)]);
    expect(joined.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  it('keeps the changes of one update in their order', () => {
    const joined = joinChanges([change(1, { ordinal: 0 })], [change(1, { ordinal: 1 })]);
    expect(joined.map(({ ordinal }) => ordinal)).toEqual([1, 0]);
  });
});

describe('the line under the total', () => {
  it('adds a burst up, with the last person first', () => {
    const last = lastMoneyChange([
      change(3, { kronor: -12_000 }),
      change(2, { kronor: 36_000, participant: erik }),
    ]);
    expect(last).toMatchObject({
      difference: 2_400_000,
      change: { participant: anna },
      people: [anna, erik],
    });
  });

  it('leaves out what came more than three seconds before', () => {
    const last = lastMoneyChange([change(9, { kronor: -12_000 }), change(1, { kronor: 36_000 })]);
    expect(last?.difference).toBe(-1_200_000);
  });

  it('never mixes price periods', () => {
    const last = lastMoneyChange([
      change(2, { kronor: -1_200, period: 'month' }),
      change(1, { kronor: 36_000 }),
    ]);
    expect(last).toMatchObject({ difference: -120_000, period: 'month' });
  });

  it('passes over changes that moved no money, and says nothing where all came to nothing', () => {
    expect(lastMoneyChange([change(2, { kind: 'edited' }), change(1, { kronor: 5 })])?.difference).toBe(500);
    expect(lastMoneyChange([change(2, { kronor: 5 }), change(1, { kronor: -5 })])).toBeNull();
    expect(lastMoneyChange([])).toBeNull();
  });
});

describe('where what was seen begins', () => {
  const lines = linesOf([change(9), change(7, { ordinal: 1 }), change(7), change(4)]);

  it.each([
    ['between the newest that was seen and what came after it', 7, 1],
    ['there too where nothing of that number is told', 6, 3],
    ['after all lines where none was seen', 0, 4],
    ['before all lines where everything was', 9, 0],
  ])('is %s', (_, seen, place) => {
    expect(firstSeen(lines, seen)).toBe(place);
  });
});
