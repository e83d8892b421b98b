/**
 * Choices as they lie in the document, also about what is not there. Removing a component leaves what was chosen about
 * it, and it counts again when the component returns: whoever goes back in time has to know of it.
 */
import type * as Y from 'yjs';
import type { z } from 'zod';
import { ElementId } from '../ids.ts';
import { Quantity } from '../money/amounts.ts';
import {
  ComponentChoice,
  GroupChoice,
  type QuoteContent,
  SectionChoice,
  type Terms,
  termsDefaults,
  termsFields,
} from '../quote/quote.ts';
import { normaliseField } from './normalise-field.ts';
import { inReadingOrder } from './reading-order.ts';

const schemas = {
  choices: ComponentChoice,
  sectionChoices: SectionChoice,
  picks: GroupChoice,
  quantities: Quantity,
} as const satisfies Partial<Record<keyof QuoteContent, z.ZodType>>;

export type ChoiceRoot = keyof typeof schemas;
export const choiceRoots = Object.keys(schemas) as readonly ChoiceRoot[];

export function isChoiceRoot(root: string): root is ChoiceRoot {
  return Object.hasOwn(schemas, root);
}

/** What was chosen about an element, in the one spelling that readings have; `null` where that is nothing. */
export function readChoice(doc: Y.Doc, root: ChoiceRoot, id: string): boolean | string | string[] | null {
  const raw = doc.getMap(root).get(id);
  const value = raw === undefined ? null : (schemas[root].safeParse(raw).data ?? null);
  if (Array.isArray(value)) return [...new Set(value)].sort();
  return root === 'quantities' ? (normaliseField('quantity', value) as string | null) : value;
}

/** What the terms say where a field holds that; `undefined` reads as nothing was ever set. */
export function readTerm<F extends keyof Terms>(field: F, raw: unknown): Terms[F] {
  const parsed = termsFields[field].safeParse(raw);
  return parsed.success ? (normaliseField(field, parsed.data) as Terms[F]) : termsDefaults[field];
}

/** The content as it was read of the document, with every choice that lies in it. */
export function withLooseChoices(doc: Y.Doc, content: QuoteContent): QuoteContent {
  const all = (root: ChoiceRoot) =>
    Object.fromEntries(
      [...doc.getMap(root).keys()]
        .filter((id) => ElementId.safeParse(id).success)
        .map((id) => [id, readChoice(doc, root, id)])
        .filter(([, value]) => value !== null),
    );
  return {
    ...content,
    choices: all('choices'),
    sectionChoices: all('sectionChoices'),
    picks: all('picks'),
    quantities: all('quantities'),
  };
}

/** What a reading of a document that holds exactly this would be: in reading order, and without what counts for nothing. */
export function withoutLooseChoices(loose: QuoteContent): QuoteContent {
  const components = new Map(loose.components.map((component) => [component.id, component]));
  const sections = new Set(loose.sections.map(({ id }) => id));
  const groups = new Set(loose.choiceGroups.map(({ id }) => id));
  const picks = only(loose.picks, (id) => groups.has(id));
  for (const [group, ids] of Object.entries(picks))
    picks[group] = ids.filter((id) => components.get(id)?.groupId === group);
  return {
    ...loose,
    ...inReadingOrder(loose.sections, loose.choiceGroups, loose.components),
    choices: only(loose.choices, (id) => components.has(id)),
    sectionChoices: only(loose.sectionChoices, (id) => sections.has(id)),
    picks,
    quantities: only(loose.quantities, (id) => (components.get(id)?.buyerQuantity ?? null) !== null),
  };
}

function only<T>(
  values: Readonly<Record<ElementId, T>>,
  counts: (id: ElementId) => boolean,
): Record<ElementId, T> {
  const kept: Record<ElementId, T> = Object.create(null);
  for (const [id, value] of Object.entries(values)) if (counts(id)) kept[id] = value;
  return kept;
}
