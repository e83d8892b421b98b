/**
 * All that an update changed in values, so that it can be taken back in a replay. The rows of the log are for people:
 * they have the title of what was removed and not its price, and a choice as it counted and not as it was written.
 */
import type * as Y from 'yjs';
import {
  choiceGroupFields,
  componentFields,
  sectionFields,
  type Terms,
  termsFields,
} from '#shared/quote/quote.ts';
import { isChoiceRoot, readChoice, readTerm } from '#shared/quote-doc/loose-choices.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import { wholeEntry } from '#shared/quote-doc/value-place.ts';
import { isToldBy, type StoodAfter } from '#shared/replay/told-values.ts';
import type { ValueChange } from '#shared/replay/value-change.ts';
import type { Draft } from './change-rows.ts';
import type { Standing, Touched } from './standing.ts';

/** What was written to choose by, as it lay in the document, by place. */
export type Chosen = ReadonlyMap<string, ValueChange['before']>;

export function chosenAt(doc: Y.Doc, touched: readonly Touched[]): Chosen {
  const chosen = new Map<string, ValueChange['before']>();
  for (const { root, entry } of touched)
    if (entry !== null && isChoiceRoot(root)) chosen.set(`${root} ${entry}`, readChoice(doc, root, entry));
  return chosen;
}

/** The standing of what was touched, with what was chosen of it. */
export interface Exactly {
  readonly standing: Standing;
  readonly chosen: Chosen;
}

/** How each root of entries is read out of a standing. */
const entities = {
  sections: {
    fields: Object.keys(sectionFields),
    of: ({ sections }: Standing, id: string) => sections.get(id)?.section,
  },
  choiceGroups: {
    fields: Object.keys(choiceGroupFields),
    of: ({ groups }: Standing, id: string) => groups.get(id)?.group,
  },
  components: {
    fields: Object.keys(componentFields),
    of: ({ components }: Standing, id: string) => components.get(id)?.component,
  },
} as const;

function isEntityRoot(root: string): root is keyof typeof entities {
  return Object.hasOwn(entities, root);
}

/** What the update changed beyond its texts; `null` where its rows say all of it. */
export function untold(
  before: Exactly,
  after: Exactly,
  touched: readonly Touched[],
  rows: readonly Draft[],
): ValueChange[] | null {
  const exact = exactChanges(before, after, touched);
  return isToldBy(rows, exact, stoodAfter(after.standing)) ? null : exact;
}

function stoodAfter({ sections, groups, components }: Standing): StoodAfter {
  return {
    isSection: (id) => Boolean(sections.get(id)?.section),
    isGroup: (id) => Boolean(groups.get(id)?.group),
    component: (id) => components.get(id)?.component ?? undefined,
  };
}

/** Each place once, in the order in which they were touched. */
function exactChanges(before: Exactly, after: Exactly, touched: readonly Touched[]): ValueChange[] {
  const keyOf = ({ root, entry, field }: Touched) =>
    root === 'terms' ? `terms ${field}` : `${root} ${entry}`;
  return [...Map.groupBy(touched, keyOf)].flatMap(([key, places]): ValueChange[] => {
    const [first] = places;
    if (!first) return [];
    const { root, entry, field } = first;
    if (root === 'terms') return field === null ? [] : termChange(before.standing, after.standing, field);
    if (entry === null) return [];
    if (isChoiceRoot(root))
      return changeOf({ root, element: entry, field: root }, before.chosen.get(key), after.chosen.get(key));
    if (!isEntityRoot(root)) return [];
    const { fields, of } = entities[root];
    const [was, is] = [of(before.standing, entry) ?? null, of(after.standing, entry) ?? null];
    if (!was || !is) return changeOf({ root, element: entry, field: wholeEntry }, was, is);
    const written = new Set(places.map((place) => place.field));
    // An entry that was made anew in its own place may be another in everything.
    const some = written.has(null) ? fields : fields.filter((name) => written.has(name));
    return some.flatMap((name) =>
      changeOf({ root, element: entry, field: name }, Reflect.get(was, name), Reflect.get(is, name)),
    );
  });
}

function termChange(before: Standing, after: Standing, field: string): ValueChange[] {
  if (!Object.hasOwn(termsFields, field)) return [];
  const read = ({ terms }: Standing) => readTerm(field as keyof Terms, terms.get(field));
  return changeOf({ root: 'terms', element: null, field }, read(before), read(after));
}

/** Values of the document are JSON: the guard lets nothing else in, and the readers give nothing else out. */
function changeOf(
  place: Pick<ValueChange, 'root' | 'element' | 'field'>,
  before: unknown = null,
  after: unknown = null,
): ValueChange[] {
  if (sameValue(before, after)) return [];
  return [{ ...place, before: before as ValueChange['before'], after: after as ValueChange['after'] }];
}
