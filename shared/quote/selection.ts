/**
 * What counts: the rules that turn choices into "selected" and "how many". Used by pricing and by every screen.
 *
 * Source: the seller says what is a choice and what it starts as, and the buyer chooses; nothing else decides.
 * Worked: an optional component that is preselected counts until somebody leaves it out, and not at all while its
 * section is left out.
 */
import type { ElementId } from '../ids.ts';
import { ownValue } from './own-value.ts';
import type { ChoiceGroup, Component, QuoteContent, Section } from './quote.ts';

type Content<K extends keyof QuoteContent> = Pick<QuoteContent, K>;

/** The picked members of a group, in the group's order. Ids that are not members of it are ignored. */
export function pickedIn(content: QuoteContent, group: ChoiceGroup): ElementId[] {
  const picks = ownValue(content.picks, group.id) ?? [];
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

/** Whether the section counts: a required one always, an optional one when it is chosen as a whole. */
export function isSectionSelected(
  { sectionChoices }: Content<'sectionChoices'>,
  section: Pick<Section, 'id' | 'presence' | 'preselected'>,
): boolean {
  return section.presence === 'required' || (ownValue(sectionChoices, section.id) ?? section.preselected);
}

/** The sections that are left out as a whole. */
export function sectionsLeftOut(content: Content<'sections' | 'sectionChoices'>): ReadonlySet<ElementId> {
  return new Set(
    content.sections.filter((section) => !isSectionSelected(content, section)).map(({ id }) => id),
  );
}

/**
 * Whether the component is chosen by itself; it counts only where its section does (`isSelected`). A member of a
 * group follows its group, never its own flag. What a control switches is this.
 */
export function isChosen(content: Content<'choices' | 'picks'>, component: Component): boolean {
  if (component.groupId !== null)
    return (ownValue(content.picks, component.groupId) ?? []).includes(component.id);
  if (component.presence === 'required') return true;
  return ownValue(content.choices, component.id) ?? component.preselected;
}

/** Asks of one component after the other whether it counts in the totals: it is chosen, and so is its section. */
export function selector(
  content: Content<'choices' | 'picks' | 'sections' | 'sectionChoices'>,
): (component: Component) => boolean {
  const leftOut = sectionsLeftOut(content);
  return (component) => !leftOut.has(component.sectionId) && isChosen(content, component);
}

/** The quantity as stated, before it is brought inside the allowed bounds (pricing does that, and says so). */
export function statedQuantity(content: Content<'quantities'>, component: Component): string {
  if (component.buyerQuantity === null) return component.quantity;
  return ownValue(content.quantities, component.id) ?? component.quantity;
}

/** Choices to set, by the ids they are kept under; what is not named stays as it is. */
export type ChoicePatch = Readonly<Pick<QuoteContent, 'choices' | 'sectionChoices' | 'picks'>>;

/** The content with these choices made. */
export function withChoices(content: QuoteContent, patch: Partial<ChoicePatch>): QuoteContent {
  return {
    ...content,
    choices: { ...content.choices, ...patch.choices },
    sectionChoices: { ...content.sectionChoices, ...patch.sectionChoices },
    picks: { ...content.picks, ...patch.picks },
  };
}
