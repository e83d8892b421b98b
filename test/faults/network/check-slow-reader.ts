import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';

/** How much more the server may take while somebody does not read than it took before, when all did. */
const mostGrowthBytes = 30_000_000;
/** From when the others have everything to when the server has let go of who reads none of it. */
const goneWithinMs = 15_000;

/**
 * Judges a history in which the reader `slow` stood still for a while: the server kept no more for it than it keeps
 * anyway and let go of it in time, the others were given everything meanwhile, and so was the slow one in the end.
 */
export function checkSlowReader(events: readonly HistoryEvent[]): string[] {
  const growth = growthBytes(events);
  const readers = new Set(events.flatMap(({ op, proc }) => (op === 'read' ? [proc] : [])));
  return [
    ...brokenPromises(checkHistory(events)),
    ...(growth > mostGrowthBytes
      ? [`The server took ${growth} bytes more while one reader stood still`]
      : []),
    ...goneLate(events),
    ...(readers.has('slow') ? [] : ['The slow reader never got everything']),
  ];
}

function goneLate(events: readonly HistoryEvent[]): string[] {
  const othersHadAllAt = Math.max(
    ...events.flatMap(({ op, proc, t }) => (op === 'read' && proc !== 'slow' ? [t] : [])),
  );
  const gone = events.find(({ op }) => op === 'gone');
  if (!gone) return ['The slow reader was never let go of'];
  const late = Math.round(gone.t - othersHadAllAt);
  return late <= goneWithinMs
    ? []
    : [`The slow reader was let go of ${late} ms after the others had everything`];
}

/** By how much the most the server took while a reader stood still is above the most it took before. */
export function growthBytes(events: readonly HistoryEvent[]): number {
  const at = (op: 'stall' | 'heal'): number => events.find((event) => event.op === op)?.t ?? 0;
  const [from, to] = [at('stall'), at('heal')];
  const most = (fits: (t: number) => boolean): number =>
    Math.max(0, ...events.flatMap((event) => (event.op === 'memory' && fits(event.t) ? [event.bytes] : [])));
  return most((t) => t >= from && t < to) - most((t) => t < from);
}

/** From the edit to the moment another was shown it, in milliseconds, where 95 % are quicker; by whether one stood still. */
export function seenWithinMs(events: readonly HistoryEvent[]): { before: number; meanwhile: number } {
  const stalledAt = events.find(({ op }) => op === 'stall')?.t ?? Number.POSITIVE_INFINITY;
  const made = new Map<string, number>();
  const before: number[] = [];
  const meanwhile: number[] = [];
  for (const event of events) {
    if (event.op === 'edit' && event.type === 'invoke') made.set(event.key, event.t);
    else if (event.op === 'seen') {
      const at = made.get(event.key) ?? event.t;
      (at < stalledAt ? before : meanwhile).push(event.t - at);
    }
  }
  return { before: p95(before), meanwhile: p95(meanwhile) };
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}
