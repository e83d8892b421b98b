import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';

export interface HalfOpenBounds {
  /** How long a screen may go on as if the line carried. */
  readonly offlineWithinMs: number;
  /** How long the server may tell newcomers that somebody is here whose line is dead. */
  readonly presenceWithinMs: number;
}

/** Judges a history of lines that stalled: what people were shown meanwhile, what was kept, and how it ended. */
export function checkHalfOpen(events: readonly HistoryEvent[], bounds: HalfOpenBounds): string[] {
  const failures = [...brokenPromises(checkHistory(events))];
  for (const stall of events.filter(({ op }) => op === 'stall')) {
    const { proc: person } = stall;
    const noticed = noticedAfterMs(events, person);
    if (noticed > bounds.offlineWithinMs) {
      failures.push(
        `${person}'s line was dead, and the screen said so after ${noticed} ms, later than ${bounds.offlineWithinMs} ms`,
      );
    }
    const stays = staysAfterMs(events, person);
    if (stays > bounds.presenceWithinMs) {
      failures.push(`${person} was told to be here ${stays} ms after the line died`);
    }
    const last = events.findLast((event) => event.op === 'shown' && event.proc === person);
    if (last?.op !== 'shown' || last.saving !== 'saved') {
      failures.push(`${person}'s screen did not come to say "saved" after the line was back`);
    }
  }
  return failures;
}

/** From the moment the line stalled until the screen said "offline"; infinite when it never did. */
export function noticedAfterMs(events: readonly HistoryEvent[], person: string): number {
  const { from, to } = silenceOf(events, person);
  const shown = events.find(
    ({ t, proc, ...event }) =>
      proc === person && t >= from && t < to && event.op === 'shown' && event.saving === 'offline',
  );
  return shown ? Math.round(shown.t - from) : Number.POSITIVE_INFINITY;
}

/** From the moment the line stalled until the last newcomer who was told that the person is here; 0 for none. */
export function staysAfterMs(events: readonly HistoryEvent[], person: string): number {
  const { from, to } = silenceOf(events, person);
  const told = events.findLast(
    ({ t, ...event }) => t >= from && t < to && event.op === 'present' && event.value.includes(person),
  );
  return told ? Math.round(told.t - from) : 0;
}

function silenceOf(events: readonly HistoryEvent[], person: string): { from: number; to: number } {
  const at = (op: 'stall' | 'heal'): number | undefined =>
    events.find((event) => event.op === op && event.proc === person)?.t;
  return { from: at('stall') ?? 0, to: at('heal') ?? Number.POSITIVE_INFINITY };
}
