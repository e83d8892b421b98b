/** Judges from the history alone whether a server whose disk was full for a while went on, and lost nothing. */
import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';
import { brokenSends } from './check-sends.ts';

/** In milliseconds: from the first write without room until people are told, and from room until all is saved. */
const within = { told: 2_000, back: 10_000 } as const;

/** One sentence per broken promise. */
export function brokenFullDisk(events: readonly HistoryEvent[]): string[] {
  const { told, back } = timeFull(events);
  return [
    ...brokenPromises(checkHistory(events)),
    ...brokenSends(events),
    ...events.flatMap((event) =>
      event.op === 'ended' ? [`The server ended with ${event.code}, saying "${event.words}"`] : [],
    ),
    ...events.flatMap((event) =>
      event.op === 'unread' ? ['The quotes could not be read while the disk was full'] : [],
    ),
    told <= within.told ? '' : `Nobody was told of the full disk for ${Math.round(told)} ms`,
    back <= within.back ? '' : `${Math.round(back)} ms after there was room something was still not saved`,
  ].filter((fault) => fault !== '');
}

/** In milliseconds; infinite where it did not come to it, 0 where there was nothing to wait for. */
export function timeFull(events: readonly HistoryEvent[]): { readonly told: number; readonly back: number } {
  const failed = events.find((event) => event.op === 'disk-failure' && event.during === 'commit')?.t;
  const told = events.find((event) => event.op === 'storage' && event.isFull)?.t ?? Number.POSITIVE_INFINITY;
  const room = events.find(({ op }) => op === 'heal')?.t ?? 0;
  const start = events.find(({ op }) => op === 'start')?.t ?? Number.POSITIVE_INFINITY;
  const waiting = new Map<string, number>();
  let saved = room;
  for (const event of events) {
    if (event.op !== 'edit' || event.t >= start) continue;
    if (event.type === 'invoke' && event.t < room) waiting.set(event.key, event.t);
    else if (event.type === 'ok' && waiting.delete(event.key)) saved = Math.max(saved, event.t);
  }
  return {
    told: failed === undefined ? 0 : Math.max(0, told - failed),
    back: waiting.size > 0 ? Number.POSITIVE_INFINITY : saved - room,
  };
}
