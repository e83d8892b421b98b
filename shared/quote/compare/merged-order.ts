import type { ElementId } from '../../ids.ts';
import type { QuoteContent } from '../quote.ts';

export interface ElementKey {
  readonly kind: 'section' | 'choiceGroup' | 'component';
  readonly id: ElementId;
}

/** Sections, each followed by its groups and components, in reading order; what belongs to no section comes last. */
export function readingOrder({ sections, choiceGroups, components }: QuoteContent): ElementKey[] {
  const known = new Set(sections.map(({ id }) => id));
  const inSection = (belongs: (sectionId: ElementId) => boolean): ElementKey[] => [
    ...keys('choiceGroup', choiceGroups, belongs),
    ...keys('component', components, belongs),
  ];
  return [
    ...sections.flatMap(({ id }): ElementKey[] => [
      { kind: 'section', id },
      ...inSection((sectionId) => sectionId === id),
    ]),
    ...inSection((sectionId) => !known.has(sectionId)),
  ];
}

function keys(
  kind: ElementKey['kind'],
  elements: readonly { readonly id: ElementId; readonly sectionId: ElementId }[],
  belongs: (sectionId: ElementId) => boolean,
): ElementKey[] {
  return elements.filter(({ sectionId }) => belongs(sectionId)).map(({ id }) => ({ kind, id }));
}

const nameOf = ({ kind, id }: ElementKey): string => `${kind} ${id}`;

/** The later order, with what is gone from it put after what stood before it. */
export function mergedOrder(before: readonly ElementKey[], after: readonly ElementKey[]): ElementKey[] {
  const kept = new Set(after.map(nameOf));
  /** What went, by the name of what stays that it stood after; at the start by none. */
  const gone = new Map<string, ElementKey[]>();
  let previous = '';
  for (const key of before) {
    if (kept.has(nameOf(key))) previous = nameOf(key);
    else gone.set(previous, [...(gone.get(previous) ?? []), key]);
  }
  return [...(gone.get('') ?? []), ...after.flatMap((key) => [key, ...(gone.get(nameOf(key)) ?? [])])];
}
