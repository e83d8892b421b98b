import { closeCodes } from '#shared/protocol/close-codes.ts';
import { brokenPromises, checkHistory } from '../check-history.ts';
import type { HistoryEvent } from '../history.ts';

/**
 * Judges a history of people who kept their copies over restarts, until the document was made anew under them: no
 * text is doubled or lost, whoever held the old one was turned away, and what they had not sent came in nowhere and
 * was listed for them.
 */
export function checkRestarts(events: readonly HistoryEvent[]): string[] {
  const remadeAt = events.findIndex(({ op }) => op === 'remade');
  const before = events.slice(0, remadeAt);
  const after = events.slice(remadeAt);
  const people = new Set(before.flatMap((event) => (event.op === 'edit' ? [event.proc] : [])));
  const said = (person: string, fits: (event: HistoryEvent) => boolean): boolean =>
    after.some((event) => event.proc === person && fits(event));
  const unsent = new Map(
    before.flatMap((event) =>
      event.op === 'edit' && event.type === 'invoke' ? [[event.key, event.proc]] : [],
    ),
  );
  for (const event of before) if (event.op === 'edit' && event.type === 'ok') unsent.delete(event.key);

  const isMismatch = (event: HistoryEvent): boolean =>
    event.op === 'closed' && event.code === closeCodes.mismatch.code;
  return [
    ...brokenPromises(checkHistory(events)),
    ...[...people].flatMap((person) =>
      said(person, isMismatch) ? [] : [`${person} held another generation and was not turned away`],
    ),
    ...after.flatMap((event) => merged(event, unsent)),
    ...[...new Set(unsent.values())].flatMap((person) =>
      said(person, ({ op }) => op === 'refused') ? [] : [`${person} was not told what was lost`],
    ),
  ];
}

function merged(event: HistoryEvent, unsent: ReadonlyMap<string, string>): string[] {
  if (event.op !== 'read' || event.type !== 'ok') return [];
  return event.value
    .filter((key) => unsent.has(key))
    .map((key) => `The edit ${key} of another generation was merged`);
}
