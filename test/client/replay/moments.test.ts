import { describe, expect, test } from 'vitest';
import type { Change } from '#shared/protocol/change.ts';
import type { LoggedUpdate } from '#shared/replay/quote-tape.ts';
import { milestonesOf } from '../../../client/replay/milestones.ts';
import { momentLines } from '../../../client/replay/moment-lines.ts';
import { momentsOf } from '../../../client/replay/moments.ts';
import { anna, change, erik } from '../../support/changes.ts';

const update = (...changes: Change[]): LoggedUpdate => ({ seq: changes[0]?.seq ?? 0, changes, exact: null });
const silent = (seq: number): LoggedUpdate => ({ seq, changes: [], exact: [] });
const quantity = (seq: number, before: string, after: string, told: Partial<Change> = {}) =>
  change(seq, { kind: 'quantity', field: 'quantity', before, after, ...told });
const spans = (updates: readonly LoggedUpdate[]) =>
  momentsOf(updates).map(({ undone, undoneBefore, seq }) => ({ seq, undone, undoneBefore }));

describe('the steps of a replay', () => {
  test('what the list of activity tells as one line is one', () => {
    const pressed = [
      update(quantity(3, '4', '5')),
      update(quantity(2, '3', '4')),
      update(quantity(1, '2', '3')),
    ];
    const [only, ...others] = momentsOf(pressed);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ undone: 0, undoneBefore: 3, seq: 3, participant: anna });
    expect(only && momentLines(only)).toMatchObject([{ change: { before: '2', after: '5' } }]);
  });

  test('other things, other people and later ones are steps of their own', () => {
    expect(
      spans([
        update(quantity(4, '4', '5', { at: 9_000_000 })),
        update(quantity(3, '3', '4')),
        update(quantity(2, '2', '3', { participant: erik })),
        update(change(1)),
      ]),
    ).toEqual([
      { seq: 4, undone: 0, undoneBefore: 1 },
      { seq: 3, undone: 1, undoneBefore: 2 },
      { seq: 2, undone: 2, undoneBefore: 3 },
      { seq: 1, undone: 3, undoneBefore: 4 },
    ]);
  });

  test('what nobody is told of is taken back with what came after it, and none is left over', () => {
    expect(spans([silent(5), update(change(4)), silent(3), update(change(2)), silent(1)])).toEqual([
      { seq: 4, undone: 0, undoneBefore: 3 },
      { seq: 2, undone: 3, undoneBefore: 5 },
    ]);
  });

  test('a step that led back to where it began is told all the same', () => {
    const [only] = momentsOf([update(quantity(2, '3', '2')), update(quantity(1, '2', '3'))]);
    expect(only && momentLines(only)).not.toEqual([]);
  });
});

describe('where one can jump to', () => {
  const moments = momentsOf([update(change(3)), update(change(2, { kind: 'selected' })), update(change(1))]);
  const versions = [
    { number: 1, sentAt: moments[1]?.at ?? 0, standing: 'superseded' as const },
    { number: 2, sentAt: (moments[0]?.at ?? 0) + 1, standing: 'undone' as const },
  ];
  const mark = { by: erik, at: (moments[0]?.at ?? 0) + 5, ready: true };

  test('is what was sent, and where somebody found it ready, oldest first', () => {
    const found = milestonesOf(moments, { versions, ready: [{ ...mark, seq: 3 }] }, true);
    expect(found).toMatchObject([
      { kind: 'sent', number: 1, back: 1 },
      { kind: 'ready', by: erik, back: 0 },
    ]);
  });

  test('is the beginning for what came before all of it, once all of it is here', () => {
    const ready = [{ ...mark, seq: 0 }];
    expect(milestonesOf(moments, { versions: [], ready }, true)).toMatchObject([{ back: 3 }]);
    expect(milestonesOf(moments, { versions: [], ready }, false)).toEqual([]);
  });
});
