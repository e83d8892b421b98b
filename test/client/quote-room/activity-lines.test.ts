import { describe, expect, it } from 'vitest';
import { joinChanges, lastMoneyChange, mergeSteps } from '../../../client/quote-room/activity-lines.ts';
import { anna, change, erik } from './changes.ts';

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
