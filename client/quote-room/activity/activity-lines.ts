/** What people did, as lines a person can read. */
import { type MinorUnits, sumOf } from '#shared/money/amounts.ts';
import type { Change } from '#shared/protocol/change.ts';
import { burstMs } from '#shared/protocol/change-steps.ts';
import type { PricePeriod } from '#shared/quote/quote.ts';
import { changeKey } from '../people/live-marks.ts';

/** One line of the list: a change, or several of one kind that were done at once. */
export interface ActivityLine {
  /** The first of them. */
  readonly change: Change;
  /** How many there are besides. */
  readonly others: number;
  readonly difference: MinorUnits | null;
}

const kindsAtOnce: ReadonlySet<Change['kind']> = new Set(['added', 'removed', 'moved', 'edited', 'discount']);

/** From so many on: two are told as well by themselves. */
const fewestAtOnce = 3;

/** Newest first in, newest first out. What was pasted, removed or discounted at once is told once. */
export function linesOf(changes: readonly Change[]): ActivityLine[] {
  const runs: Change[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    if (run?.[0] && isAtOnce(run[0], change)) run.push(change);
    else runs.push([change]);
  }
  return runs.flatMap((run) => {
    const first = run.at(-1);
    if (run.length >= fewestAtOnce && first)
      return [{ change: first, others: run.length - 1, difference: differenceOf(run) }];
    return run.map((change) => ({ change, others: 0, difference: change.difference }));
  });
}

/** Of a change of values: to the same one. What was added or removed has its own title there. */
function isAtOnce(a: Change, b: Change): boolean {
  const isSame = a.seq === b.seq && a.kind === b.kind && a.field === b.field && a.element && b.element;
  if (!isSame || !kindsAtOnce.has(a.kind)) return false;
  return a.field === null || a.kind === 'moved' || JSON.stringify(a.after) === JSON.stringify(b.after);
}

/** `null` where the amounts are of several price periods, and no one sum says it. */
function differenceOf(run: readonly Change[]): MinorUnits | null {
  const told = run.filter(({ difference }) => difference !== null);
  const periods = new Set(told.map(({ price }) => price?.period));
  return periods.size === 1 ? sumOf(told.flatMap(({ difference }) => difference ?? [])) : null;
}

/** The place of the first line with nothing newer in it than what was seen; after all of them where there is none. */
export function firstSeen(lines: readonly ActivityLine[], seen: number): number {
  const place = lines.findIndex(({ change }) => change.seq <= seen);
  return place === -1 ? lines.length : place;
}

/** What the server told on the socket and what the list from the API holds, once each, newest first. */
export function joinChanges(live: readonly Change[], listed: readonly Change[]): Change[] {
  const seen = new Set(live.map(changeKey));
  return [...live, ...listed.filter((change) => !seen.has(changeKey(change)))].sort(
    (a, b) => b.seq - a.seq || b.ordinal - a.ordinal,
  );
}

export interface LastChange {
  readonly change: Change;
  /** Everybody whose changes are added here, the last one first. */
  readonly people: readonly Change['participant'][];
  readonly difference: number;
  readonly period: PricePeriod;
}

/**
 * The line under the total: the latest change of money, with what went before it in the same burst and the same
 * price period added. `null` when nothing of late changed an amount.
 */
export function lastMoneyChange(changes: readonly Change[]): LastChange | null {
  const moves = changes.flatMap((change) =>
    change.difference !== null && change.price !== null
      ? { change, difference: change.difference, period: change.price.period }
      : [],
  );
  const latest = moves[0];
  if (!latest) return null;
  const end = moves.findIndex(
    ({ change, period }, index) =>
      period !== latest.period || (moves[index - 1]?.change.at ?? change.at) - change.at > burstMs,
  );
  const burst = end === -1 ? moves : moves.slice(0, end);
  const difference = sumOf(burst.map((move) => move.difference));
  if (difference === 0) return null;
  const people = new Map(burst.map(({ change }) => [change.participant.id, change.participant]));
  return { ...latest, difference, people: [...people.values()] };
}
