import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';
import type { Load } from './observed-process.ts';

/** Of the heap after the last visit to that after the first part of them. */
const mostGrowth = 1.1;
/** Timers and connections that come and go whoever is here. */
const slack = 3;

/**
 * Judges a history of visits to many documents, each left before long. What the server takes is told after the first
 * part of the visits and after all, each time with everybody gone and time passed; then nothing is alive any more.
 */
export function checkLeaks(events: readonly HistoryEvent[]): string[] {
  const [early, late] = loadsIn(events);
  const live = events.find((event) => event.op === 'live');
  if (!early || !late || live?.op !== 'live') return ['The server was not looked at in the end'];
  const more = (what: string, now: number, most: number): string[] =>
    now > most ? [`There are ${now} ${what}, more than ${most}`] : [];
  return [
    ...brokenPromises(checkHistory(events)),
    ...Object.entries(live.value).flatMap(([what, count]) => more(`live ${what}`, count, 0)),
    ...more('timers', late.timers, early.timers + slack),
    ...more('connections', late.connections, early.connections + slack),
    ...more('bytes of heap', late.heapBytes, Math.floor(early.heapBytes * mostGrowth)),
  ];
}

export const loadsIn = (events: readonly HistoryEvent[]): Load[] =>
  events.flatMap((event) => (event.op === 'load' ? [event.value] : []));
