/** The quote in reading order, as the paper shows it: numbered sections with their components and choice groups. */
import type { ElementId } from '#shared/ids.ts';
import type { ChoiceGroup, Component, QuoteContent, Section } from '#shared/quote/quote.ts';

export type OutlineItem =
  | { readonly kind: 'component'; readonly id: ElementId; readonly component: Component }
  | {
      readonly kind: 'group';
      readonly id: ElementId;
      readonly group: ChoiceGroup;
      readonly members: readonly Component[];
    };

export interface OutlineSection {
  /** `null`: components whose section was removed while somebody else put them there. Only sellers see these. */
  readonly section: Section | null;
  /** From 1. */
  readonly number: number;
  readonly items: readonly OutlineItem[];
}

type Arranged = Pick<QuoteContent, 'sections' | 'choiceGroups' | 'components'>;

/** Every section with what stands in it. Components of sections that are gone come last, so that they can be moved or removed. */
export function outlineOf(content: Arranged): OutlineSection[] {
  const outline: OutlineSection[] = content.sections.map((section, index) => ({
    section,
    number: index + 1,
    items: itemsIn(content, (sectionId) => sectionId === section.id),
  }));
  const known = new Set<ElementId>(content.sections.map((section) => section.id));
  const strays = itemsIn(content, (sectionId) => !known.has(sectionId));
  if (strays.length > 0) outline.push({ section: null, number: outline.length + 1, items: strays });
  return outline;
}

function itemsIn(content: Arranged, isHere: (sectionId: ElementId) => boolean): OutlineItem[] {
  const groupIds = new Set<ElementId>(content.choiceGroups.map((group) => group.id));
  const items: (OutlineItem & { rank: string })[] = [];
  for (const component of content.components) {
    const isAlone = component.groupId === null || !groupIds.has(component.groupId);
    if (isAlone && isHere(component.sectionId)) {
      items.push({ kind: 'component', id: component.id, component, rank: component.rank });
    }
  }
  for (const group of content.choiceGroups) {
    if (!isHere(group.sectionId)) continue;
    const members = content.components.filter((component) => component.groupId === group.id);
    items.push({ kind: 'group', id: group.id, group, members, rank: group.rank });
  }
  return items.sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Ids of the rows a person can stand on, top to bottom: components, and the members of choice groups. */
export function rowIds(outline: readonly OutlineSection[]): ElementId[] {
  return outline.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'component' ? [item.id] : item.members.map((member) => member.id),
    ),
  );
}
