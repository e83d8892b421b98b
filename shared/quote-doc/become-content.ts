/**
 * Makes a document say another content with as few changes as that takes: whatever says the same already stays the
 * very same items, so that carets, undo and the log of changes tell of nothing else.
 */
import type { QuoteContent } from '../quote/quote.ts';
import { type Difference, diffContent } from './diff-content.ts';
import { putValue } from './put-value.ts';
import { localOrigin, type QuoteDocument } from './quote-document.ts';
import { wholeEntry } from './value-place.ts';

/**
 * Returns what it changed. One transaction, and a second where an element came back: what was once chosen about it
 * stands in the document still. A choice where the wanted content has nothing to choose is nobody's and stays as it is:
 * it counts for nothing, and the guard takes none.
 */
export function becomeContent(document: QuoteDocument, wanted: QuoteContent): Difference[] {
  const isWritten = writable(wanted);
  const changed: Difference[] = [];
  for (let round = 0; round < 2; round += 1) {
    const differences = diffContent(document.read().content, wanted).filter(isWritten);
    putAll(document, differences);
    changed.push(...differences);
  }
  return changed;
}

/**
 * Takes back what `becomeContent` changed, where it still stands: what somebody has changed since, as `since` tells it,
 * is theirs. Returns what was taken back.
 */
export function takeBack(
  document: QuoteDocument,
  changed: readonly Difference[],
  since: readonly Difference[],
): Difference[] {
  const places = new Set(since.map(placeOf));
  const elements = new Set(since.map(({ element }) => element));
  const isTheirs = (change: Difference) =>
    places.has(placeOf(change)) ||
    // An element that has been worked on since is not removed, and one that went since does not come back.
    (change.element !== null &&
      elements.has(change.element) &&
      (change.field === wholeEntry || gone(change, since)));
  const back = changed
    .filter((change) => !isTheirs(change))
    .map((change): Difference => ({ ...change, before: change.after, after: change.before }))
    .reverse();
  putAll(document, back);
  return back;
}

const placeOf = ({ root, element, field }: Difference): string => `${root} ${element ?? ''} ${field}`;

const gone = ({ element }: Difference, since: readonly Difference[]): boolean =>
  since.some((change) => change.element === element && change.field === wholeEntry);

function putAll({ doc }: QuoteDocument, differences: readonly Difference[]): void {
  if (differences.length === 0) return;
  doc.transact(() => {
    for (const difference of differences) putValue(doc, 'shared', difference, difference.after);
  }, localOrigin);
}

function writable({ components, sections }: QuoteContent): (difference: Difference) => boolean {
  const choosable: Readonly<Record<string, ReadonlySet<string>>> = {
    choices: new Set(
      components
        .filter(({ presence, groupId }) => presence === 'optional' && groupId === null)
        .map(({ id }) => id),
    ),
    sectionChoices: new Set(sections.filter(({ presence }) => presence === 'optional').map(({ id }) => id)),
  };
  return ({ root, element, after }) =>
    after === null || element === null || (choosable[root]?.has(element) ?? true);
}
