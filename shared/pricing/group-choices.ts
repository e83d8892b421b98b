import type { ElementId } from '../ids.ts';
import type { ChoiceGroup, Component, QuoteContent } from '../quote/quote.ts';
import { isChosen, isPickCountOff, sectionsLeftOut } from '../quote/selection.ts';
import type { IssueList } from './issues.ts';

export interface GroupChoice {
  readonly group: ChoiceGroup;
  readonly members: readonly Component[];
  readonly picked: readonly Component[];
  readonly isUndecided: boolean;
}

/**
 * Every choice group with its members, found in one pass over the components, and what is wrong with it. A group in
 * a section that is left out has nothing to decide.
 *
 * Source: the bounds that the seller has set on the group.
 * Worked: of a group of 2 to 3, one pick is undecided; with a single member it is impossible.
 */
export function groupChoices(content: QuoteContent, issues: IssueList): GroupChoice[] {
  const members = new Map<ElementId, Component[]>(content.choiceGroups.map(({ id }) => [id, []]));
  for (const component of content.components) {
    if (component.groupId !== null) members.get(component.groupId)?.push(component);
  }
  const leftOut = sectionsLeftOut(content);
  return content.choiceGroups.map((group) => {
    const own = members.get(group.id) ?? [];
    const picked = own.filter((member) => isChosen(content, member));
    const isUndecided = !leftOut.has(group.sectionId) && isPickCountOff(group, picked.length);
    if (own.length < group.min || group.min > group.max) issues.add('group-impossible', group.id, 'min');
    else if (isUndecided) issues.add('group-undecided', group.id, 'picks');
    return { group, members: own, picked, isUndecided };
  });
}
