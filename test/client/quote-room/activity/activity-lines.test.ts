import { describe, expect, it } from 'vitest';
import {
  joinChanges,
  lastMoneyChange,
  linesOf,
  mergeSteps,
} from '../../../../client/quote-room/activity/activity-lines.ts';
import { anna, change, erik } from '../changes.ts';

const step = (seq: number, before: string, after: string, more: Parameters<typeof change>[1] = {}) =>
  change(seq, { kind: 'quantity', field: 'quantity', before, after, kronor: 9_500, ...more });

describe('steps of one person on one field', () => {
  it('within three seconds of each other are one line, from the first value to the last', () => {
    const [line, ...others] = mergeSteps([step(3, '4', '5'), step(2, '3', '4'), step(1, '2', '3')]);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ seq: 3, before: '2', after: '5', difference: 2_850_000 });
  });

  it('that led back to where they began are no line', () => {
    expect(mergeSteps([step(2, '4', '3'), step(1, '3', '4')])).toEqual([]);
  });

  it('further apart stay two lines', () => {
    expect(mergeSteps([step(9, '3', '4'), step(1, '2', '3')])).toHaveLength(2);
  });

  it.each([
    ['another person', step(1, '2', '3', { participant: erik })],
    ['another component', step(1, '2', '3', { element: { id: 'licence', title: 'Licence' } })],
    ['another kind', change(1, { kind: 'price' })],
  ])('are not joined with those of %s', (_, other) => {
    expect(mergeSteps([step(2, '3', '4'), other])).toHaveLength(2);
  });

  it('that each are an event of their own stay apart', () => {
    expect(mergeSteps([change(2), change(1)])).toHaveLength(2);
  });
});

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
