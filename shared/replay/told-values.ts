/** What a row of the log of changes tells in values: from what to what a place of the document went. */
import type { Change } from '../protocol/change.ts';
import type { Component, Terms } from '../quote/quote.ts';
import { termsFields } from '../quote/quote.ts';
import { readTerm } from '../quote-doc/loose-choices.ts';
import { sameValue } from '../quote-doc/same-value.ts';
import type { ValueChange } from './value-change.ts';

/** What stood right after the change, as far as it has to be known to tell which place a row is about. */
export interface StoodAfter {
  readonly isSection: (id: string) => boolean;
  readonly isGroup: (id: string) => boolean;
  readonly component: (id: string) => Component | undefined;
}

type Told = Pick<Change, 'kind' | 'element' | 'field' | 'before' | 'after'>;
type Place = Pick<ValueChange, 'root' | 'element' | 'field'>;

/**
 * `null` where the row says that something was changed and not from what: texts, and elements that came or went, of
 * which it has the title alone.
 */
export function toldValue(change: Told, stood: StoodAfter): ValueChange | null {
  const { element, field, before, after } = change;
  if (element !== null) {
    const place = placeOn(element.id, change, stood);
    return place && { ...place, before, after };
  }
  if (field === null || !Object.hasOwn(termsFields, field)) return null;
  // The log has the terms as they lay in the document, which reads what is not set as its default.
  const read = (raw: unknown) => readTerm(field as keyof Terms, raw) as ValueChange['before'];
  return { root: 'terms', element: null, field, before: read(before), after: read(after) };
}

function placeOn(id: string, { kind, field }: Told, stood: StoodAfter): Place | null {
  const chosen = (root: string): Place => ({ root, element: id, field: root });
  const component = stood.component(id);
  switch (kind) {
    case 'added':
    case 'removed':
    case 'text':
      return null;
    case 'selected':
    case 'deselected':
      return chosen(stood.isSection(id) ? 'sectionChoices' : 'choices');
    case 'picked':
      return chosen('picks');
    default: {
      if (field === null) return null;
      // Where the buyer may set it, the quantity is a choice; elsewhere it is a part of the component.
      if (kind === 'quantity' && component?.buyerQuantity) return chosen('quantities');
      const root = component
        ? 'components'
        : stood.isSection(id)
          ? 'sections'
          : stood.isGroup(id)
            ? 'choiceGroups'
            : null;
      return root && { root, element: id, field };
    }
  }
}

const keyOf = ({ root, element, field }: Place) => `${root} ${element} ${field}`;

/** Whether the rows of an update tell exactly this: nothing more, nothing less, nothing else. */
export function isToldBy(rows: readonly Told[], exact: readonly ValueChange[], stood: StoodAfter): boolean {
  const told = rows.flatMap((row) => toldValue(row, stood) ?? []);
  if (told.length !== exact.length) return false;
  const toldOf = Map.groupBy(told, keyOf);
  return exact.every((change) => toldOf.get(keyOf(change))?.some((value) => sameValue(value, change)));
}
