import { describe, expect, it } from 'vitest';
import { mergeSteps } from '#shared/protocol/change-steps.ts';
import { change, erik } from '../../support/changes.ts';

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
