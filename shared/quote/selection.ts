/** What counts: the rules that turn choices into "selected" and "how many". Used by pricing and by every screen. */
import type { ElementId } from '../ids.ts';
import type { ChoiceGroup, Component, QuoteContent } from './quote.ts';

/** The picked members of a group, in the group's order. Ids that are not members of it are ignored. */
export function pickedIn(content: QuoteContent, group: ChoiceGroup): ElementId[] {
  const picks = content.picks[group.id] ?? [];
  return membersOf(content, group)
    .filter((member) => picks.includes(member.id))
    .map((member) => member.id);
}

export function membersOf(content: QuoteContent, group: ChoiceGroup): Component[] {
  return content.components.filter((component) => component.groupId === group.id);
}

/** Whether fewer (or more) are picked than the group demands, so that the total is still a range. */
export function isUndecided(content: QuoteContent, group: ChoiceGroup): boolean {
  return isPickCountOff(group, pickedIn(content, group).length);
}

/** Whether so many picks are too few or too many for the group. */
export function isPickCountOff(group: ChoiceGroup, picked: number): boolean {
  return picked < group.min || picked > group.max;
}

/** Whether the component counts in the totals. A member of a group follows its group, never its own flag. */
export function isSelected(content: Pick<QuoteContent, 'choices' | 'picks'>, component: Component): boolean {
  if (component.groupId !== null) return (content.picks[component.groupId] ?? []).includes(component.id);
  if (component.presence === 'required') return true;
  return content.choices[component.id] ?? component.preselected;
}

/** The quantity as stated, before it is brought inside the allowed bounds (pricing does that, and says so). */
export function statedQuantity(content: Pick<QuoteContent, 'quantities'>, component: Component): string {
  if (component.buyerQuantity === null) return component.quantity;
  return content.quantities[component.id] ?? component.quantity;
}
