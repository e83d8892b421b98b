/**
 * Steps of one doing. Repeated steps on the same field by the same person within three seconds are one change: three
 * presses of + are "from 2 to 5", with the differences added.
 */
import { type MinorUnits, sumOf } from '../money/amounts.ts';
import type { Change } from './change.ts';

export const burstMs = 3_000;

/** Newest first in, newest first out. Steps that led back to where they began are no line. */
export function mergeSteps(changes: readonly Change[]): Change[] {
  const lines: Change[] = [];
  for (const older of changes) {
    const newer = lines.at(-1);
    if (newer && isSameStep(older, newer)) {
      lines[lines.length - 1] = {
        ...newer,
        before: older.before,
        difference: sum(older.difference, newer.difference),
      };
    } else lines.push(older);
  }
  return lines.filter((line) => !mergedKinds.has(line.kind) || !isSameValue(line.before, line.after));
}

/** Values of the log are JSON; texts and moves, whose values it does not keep, are `null` on both sides. */
function isSameValue(before: Change['before'], after: Change['after']): boolean {
  return before !== null && JSON.stringify(before) === JSON.stringify(after);
}

function isSameStep(older: Change, newer: Change): boolean {
  return (
    newer.at - older.at <= burstMs &&
    older.participant.id === newer.participant.id &&
    older.kind === newer.kind &&
    older.field === newer.field &&
    older.element?.id === newer.element?.id &&
    mergedKinds.has(newer.kind)
  );
}

/** Kinds whose lines tell "from … to …" or only that something was edited; the others are each their own event. */
const mergedKinds: ReadonlySet<Change['kind']> = new Set([
  'quantity',
  'price',
  'discount',
  'edited',
  'text',
  'terms',
  'moved',
]);

function sum(a: MinorUnits | null, b: MinorUnits | null): MinorUnits | null {
  return a === null || b === null ? (a ?? b) : sumOf([a, b]);
}
