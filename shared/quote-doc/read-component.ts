/** Reads one entry of the document, in time that does not depend on the size of the quote. */
import * as Y from 'yjs';
import type { z } from 'zod';
import { ElementId } from '../ids.ts';
import type { Issue } from '../pricing/priced-quote.ts';
import {
  type ChoiceGroup,
  type Component,
  choiceGroupDefaults,
  choiceGroupFields,
  componentDefaults,
  componentFields,
  type Section,
  sectionDefaults,
  sectionFields,
} from '../quote/quote.ts';
import { type FieldValues, readFields, unreadable } from './read-fields.ts';

/** What a missing rank or section reads as: the thing stands first, in a section that is not there (an orphan). */
const firstRank = 'a0';
const nowhere = 'nowhere';

/** An entry as read, with what could not be used. `value` is `null` where there is nothing, or nothing readable. */
export interface Reading<T> {
  readonly value: T | null;
  readonly issues: readonly Issue[];
}

type Fields = Parameters<typeof readFields>[1];

function entryReader<F extends Fields>(root: string, fields: F, defaults: FieldValues<F>) {
  return (doc: Y.Doc, key: string): Reading<FieldValues<F> & { id: ElementId }> => {
    const map = doc.getMap(root).get(key);
    if (map === undefined) return { value: null, issues: [] };
    const id = ElementId.safeParse(key);
    if (!id.success) return { value: null, issues: [unreadable(null, null)] };
    if (!(map instanceof Y.Map)) return { value: null, issues: [unreadable(id.data, null)] };
    const issues: Issue[] = [];
    return { value: { id: id.data, ...readFields(map, fields, defaults, id.data, issues) }, issues };
  };
}

export const readSection: (doc: Y.Doc, id: string) => Reading<Section> = entryReader(
  'sections',
  sectionFields,
  { ...sectionDefaults, rank: firstRank },
);

export const readChoiceGroup: (doc: Y.Doc, id: string) => Reading<ChoiceGroup> = entryReader(
  'choiceGroups',
  choiceGroupFields,
  { ...choiceGroupDefaults, rank: firstRank, sectionId: nowhere },
);

const componentStart = { ...componentDefaults, rank: firstRank, sectionId: nowhere };

export const readComponent: (doc: Y.Doc, id: string) => Reading<Component> = entryReader(
  'components',
  componentFields,
  componentStart,
);

/**
 * A component of which only these fields may have changed since `before` was read: the others stand as they did, and
 * cost nothing. `null` where it is gone.
 */
export function rereadComponent(doc: Y.Doc, before: Component, fields: readonly string[]): Component | null {
  const map = doc.getMap('components').get(before.id);
  if (!(map instanceof Y.Map)) return null;
  const schemas: Partial<Record<string, z.ZodType>> = componentFields;
  const defaults: Readonly<Record<string, unknown>> = componentStart;
  const changed = fields.flatMap((field) => {
    const schema = Object.hasOwn(schemas, field) ? schemas[field] : undefined;
    return schema ? [[field, schema] as const] : [];
  });
  const read = readFields(map, Object.fromEntries(changed), defaults, before.id, []);
  return { ...before, ...Object.fromEntries(changed.map(([field]) => [field, read[field]])) };
}
