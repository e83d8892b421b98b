import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';
import type { Counts } from './observed-process.ts';

/** Of the heap after the last visit to that after the first part of them. */
const mostGrowth = 1.1;
/** Timers and connections that come and go whoever is here. */
const slack = 3;

/**
 * Judges a history of visits to many documents, each left before long: counted when nobody had been here, after the
 * first part of the visits and after all, each time with everybody gone and time passed.
 */
export function checkLeaks(events: readonly HistoryEvent[]): string[] {
  const [untouched, early, late] = countsIn(events);
  if (!untouched || !early || !late) return ['The server was not counted three times'];
  const more = (what: string, now: number, before: number): string[] =>
    now > before ? [`There are ${now} ${what}, and ${before} before`] : [];
  return [
    ...brokenPromises(checkHistory(events)),
    ...Object.entries(late.live).flatMap(([what, count]) =>
      more(`live ${what}`, count, untouched.live[what] ?? 0),
    ),
    ...more('timers', late.timers, early.timers + slack),
    ...more('connections', late.connections, early.connections + slack),
    ...more('bytes of heap', late.heapBytes, Math.floor(early.heapBytes * mostGrowth)),
  ];
}

export const countsIn = (events: readonly HistoryEvent[]): Counts[] =>
  events.flatMap((event) => (event.op === 'counted' ? [event.value] : []));
