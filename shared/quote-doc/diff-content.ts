/**
 * What differs between two contents of a quote, value by value, named so that a person can find the place.
 * Parts that are the same object are not looked into, so comparing two readings of one document is cheap.
 */
import type { QuoteContent } from '../quote/quote.ts';
import type { InternalRoot, SharedRoot } from './doc-layout.ts';
import { sameValue } from './same-value.ts';
import { type ValuePlace, wholeEntry } from './value-place.ts';

export interface Difference extends ValuePlace {
  /** Its title. For terms and texts, which have none, the name of the field or text. */
  readonly title: string;
  /**
   * The field as named in `quote.ts`; for choices, picks and quantities the name of the root; for a text its
   * id; `wholeEntry` when the element exists on one side only.
   */
  readonly field: string;
  /** `null` where there is nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

type Named = Readonly<Record<string, unknown>>;

export function diffContent(before: QuoteContent, after: QuoteContent): Difference[] {
  if (before === after) return [];
  const title = titles(before, after);
  const entities = [
    ...diffEntities('sections', before.sections, after.sections, title),
    ...diffEntities('choiceGroups', before.choiceGroups, after.choiceGroups, title),
    ...diffEntities('components', before.components, after.components, title),
  ];
  // What is chosen about an element comes and goes with it and is no difference of its own.
  const whole = new Set(entities.filter(({ field }) => field === wholeEntry).map(({ element }) => element));
  const values = [
    ...diffValues('choices', before.choices, after.choices, title),
    ...diffValues('sectionChoices', before.sectionChoices, after.sectionChoices, title),
    ...diffValues('picks', before.picks, after.picks, title),
    ...diffValues('quantities', before.quantities, after.quantities, title),
  ].filter(({ element }) => !whole.has(element));
  return [
    ...diffNamed('terms', before.terms, after.terms),
    ...entities,
    ...values,
    ...diffNamed('texts', before.texts, after.texts),
    ...diffNamed('jointTexts', before.jointTexts, after.jointTexts),
  ];
}

type TitleOf = (element: string) => string;

/** The title an element has after, or had before. */
function titles(...contents: readonly QuoteContent[]): TitleOf {
  let byId: Map<string, string> | undefined;
  return (element) => {
    byId ??= new Map(
      contents
        .flatMap((content) => [...content.sections, ...content.choiceGroups, ...content.components])
        .map(({ id, title }) => [id, title]),
    );
    return byId.get(element) ?? element;
  };
}

/** Fields or texts that are always there, under fixed names. */
export function diffNamed(root: SharedRoot | InternalRoot, before: Named, after: Named): Difference[] {
  return changedKeys(before, after).map((field) => ({
    root,
    element: null,
    title: field,
    field,
    before: before[field] ?? null,
    after: after[field] ?? null,
  }));
}

/** Entries of id → one value. */
export function diffValues(
  root: SharedRoot | InternalRoot,
  before: Named,
  after: Named,
  title: TitleOf,
): Difference[] {
  return changedKeys(before, after).map((element) => ({
    root,
    element,
    title: title(element),
    field: root,
    before: before[element] ?? null,
    after: after[element] ?? null,
  }));
}

/** Entries of id → fields; also what the sellers' internal document consists of. */
export function diffEntities<E extends { readonly id: string }>(
  root: string,
  before: readonly E[],
  after: readonly E[],
  title: TitleOf,
): Difference[] {
  if (before === after) return [];
  const was = new Map(before.map((entity) => [entity.id, entity]));
  const is = new Map(after.map((entity) => [entity.id, entity]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((element) => {
    const old = was.get(element);
    const now = is.get(element);
    if (old === now) return [];
    const named = { root, element, title: title(element) };
    if (!old || !now) return [{ ...named, field: wholeEntry, before: old ?? null, after: now ?? null }];
    const [oldFields, newFields] = [old as Named, now as Named];
    return changedKeys(oldFields, newFields).map((field) => ({
      ...named,
      field,
      before: oldFields[field] ?? null,
      after: newFields[field] ?? null,
    }));
  });
}

function changedKeys(before: Named, after: Named): string[] {
  if (before === after) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !sameValue(before[key], after[key]),
  );
}
