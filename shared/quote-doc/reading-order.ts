/** The order in which a quote is read, made from the ranks. Total and stable: peers with equal documents get equal lists. */
import type { ChoiceGroup, Component, Section } from '../quote/quote.ts';
import { byRank, type Ranked } from './ranks.ts';

export interface Ordered {
  readonly sections: Section[];
  readonly choiceGroups: ChoiceGroup[];
  readonly components: Component[];
}

export function inReadingOrder(
  sections: readonly Section[],
  groups: readonly ChoiceGroup[],
  components: readonly Component[],
): Ordered {
  const orderedSections = [...sections].sort(byRank);
  const place = new Map(orderedSections.map((section, index) => [section.id, index]));
  const bySection = (a: string, b: string): number =>
    (place.get(a) ?? place.size) - (place.get(b) ?? place.size) || (a < b ? -1 : a > b ? 1 : 0);

  const groupById = new Map(groups.map((group) => [group.id, group]));
  /** What gives the component its place in the section: its group, or itself. */
  const rowOf = (component: Component): Ranked =>
    (component.groupId === null ? undefined : groupById.get(component.groupId)) ?? component;

  return {
    sections: orderedSections,
    choiceGroups: [...groups].sort((a, b) => bySection(a.sectionId, b.sectionId) || byRank(a, b)),
    components: [...components].sort(
      (a, b) => bySection(a.sectionId, b.sectionId) || byRank(rowOf(a), rowOf(b)) || byRank(a, b),
    ),
  };
}

/** The rows of a section in order: its groups and the components that stand in no group. */
export function rowsOf(
  sectionId: string,
  groups: readonly ChoiceGroup[],
  components: readonly Component[],
): Ranked[] {
  return [
    ...groups.filter((group) => group.sectionId === sectionId),
    ...components.filter((component) => component.sectionId === sectionId && component.groupId === null),
  ].sort(byRank);
}
