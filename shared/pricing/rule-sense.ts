import type { ElementId } from '../ids.ts';
import type { ChoiceGroup, Component, QuoteContent } from '../quote/quote.ts';
import type { IssueList } from './issues.ts';

/** How far rules are followed in all: more than any quote that people make, and a bound on one made to take long. */
const mostSteps = 100_000;

/**
 * Names rules that nobody can follow, whatever is chosen: about something that is not there, in a circle, or such
 * that what a component requires contradicts itself.
 *
 * Source: logic alone.
 * Worked: "a" requires "b", "b" requires "c", and "c" excludes "a": "a" can never be chosen. Two alternatives of a
 * group of which one is picked cannot require each other.
 */
export function checkRuleSense(content: QuoteContent, issues: IssueList): void {
  const byId = new Map(content.components.map((component) => [component.id, component]));
  const groups = new Map(content.choiceGroups.map((group) => [group.id, group]));
  const always = alwaysIncluded(content);
  const stating = content.components.filter(
    ({ requires, excludes }) => requires.length > 0 || excludes.length > 0,
  );
  for (const { id, requires, excludes } of stating) {
    for (const other of requires) if (!byId.has(other)) issues.add('orphan', id, 'requires', other);
    for (const other of excludes) if (!byId.has(other)) issues.add('orphan', id, 'excludes', other);
  }
  const known = new Map<Component, ReadonlyMap<ElementId, Component>>();
  let steps = 0;
  const neededBy = (component: Component) => {
    const needed = known.get(component) ?? collectNeeded(component, byId);
    if (!known.has(component)) steps += needed.size;
    known.set(component, needed);
    return needed;
  };
  for (const component of stating) {
    const needed = neededBy(component);
    for (const other of component.requires) {
      const required = byId.get(other);
      if (required !== undefined && neededBy(required).has(component.id)) {
        issues.add('rule-cycle', component.id, 'requires', other);
      }
    }
    if (steps > mostSteps) return;
    const rival = contradiction(needed, always, byId, groups);
    if (rival !== null) issues.add('rule-impossible', component.id, rival.field, rival.other);
  }
}

/** Itself, what it requires, and what that requires. */
function collectNeeded(
  component: Component,
  byId: ReadonlyMap<ElementId, Component>,
): Map<ElementId, Component> {
  const needed = new Map([[component.id, component]]);
  for (const each of needed.values()) {
    for (const id of each.requires) {
      const other = byId.get(id);
      if (other !== undefined) needed.set(id, other);
    }
  }
  return needed;
}

function alwaysIncluded({ sections, components }: QuoteContent): ReadonlyMap<ElementId, Component> {
  const optional = new Set(sections.filter(({ presence }) => presence === 'optional').map(({ id }) => id));
  return new Map(
    components
      .filter(
        ({ groupId, presence, sectionId }) =>
          groupId === null && presence === 'required' && !optional.has(sectionId),
      )
      .map((component) => [component.id, component]),
  );
}

/** What in a set that must count together cannot: the first exclusion, or one alternative too many. */
function contradiction(
  needed: ReadonlyMap<ElementId, Component>,
  always: ReadonlyMap<ElementId, Component>,
  byId: ReadonlyMap<ElementId, Component>,
  groups: ReadonlyMap<ElementId, ChoiceGroup>,
): { readonly field: 'requires' | 'excludes'; readonly other: ElementId } | null {
  const picks = new Map<ElementId, number>();
  for (const { id, excludes, groupId } of needed.values()) {
    const rival = excludes.find((other) => byId.has(other) && (needed.has(other) || always.has(other)));
    if (rival !== undefined) return { field: 'excludes', other: rival };
    const group = groupId === null ? undefined : groups.get(groupId);
    if (group === undefined) continue;
    const count = (picks.get(group.id) ?? 0) + 1;
    picks.set(group.id, count);
    if (count > group.max) return { field: 'requires', other: id };
  }
  for (const { id, excludes } of always.values()) {
    if (excludes.some((other) => needed.has(other))) return { field: 'excludes', other: id };
  }
  return null;
}
