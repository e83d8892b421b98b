import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';

/**
 * Judges a history of lines that repeated and swapped frames, and have been quiet for a while when the last reads are
 * made: each read then shows every edit that was made, once, and each edit is its author's.
 */
export function checkNoisy(events: readonly HistoryEvent[]): string[] {
  const made = events.flatMap((event) => (event.op === 'edit' && event.type === 'invoke' ? [event.key] : []));
  return [
    ...brokenPromises(checkHistory(events)),
    ...events.flatMap((event) => missing(event, made)),
    ...events.flatMap(forged),
    ...events.flatMap((event) =>
      event.op === 'refused' ? [`${event.proc} was refused an honest change: ${event.code}`] : [],
    ),
    ...notSaved(events),
  ];
}

function missing(event: HistoryEvent, made: readonly string[]): string[] {
  if (event.op !== 'read' || event.type !== 'ok') return [];
  const found = new Set(event.value);
  const lacks = made.filter((key) => !found.has(key));
  return lacks.length === 0
    ? []
    : [`${event.proc} lacks ${lacks.length} edits in the end, such as ${lacks[0]}`];
}

/** "[anna-17]" is anna's. */
function forged(event: HistoryEvent): string[] {
  if (event.op !== 'authors') return [];
  return event.value.flatMap(({ key, author }) =>
    key.startsWith(`[${author}-`) ? [] : [`The edit ${key} is written down as ${author}'s`],
  );
}

function notSaved(events: readonly HistoryEvent[]): string[] {
  const last = new Map<string, string>();
  for (const event of events) if (event.op === 'shown') last.set(event.proc, event.saving);
  return [...last].flatMap(([person, saving]) =>
    saving === 'saved' ? [] : [`${person} is stuck: the screen says "${saving}" in the end`],
  );
}
