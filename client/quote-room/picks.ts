/** What a click in a choice group leads to. */
import type { ElementId } from '#shared/ids.ts';
import type { ChoiceGroup } from '#shared/quote/quote.ts';

/** Exactly one: radio buttons. Anything else is a row of checkboxes. */
export function isChooseOne(group: Pick<ChoiceGroup, 'min' | 'max'>): boolean {
  return group.min === 1 && group.max === 1;
}

/**
 * The picks after `member` was switched on or off. Where only one may be picked the new one takes the other's
 * place; where the group is full the click changes nothing, because which one to give up is the person's choice.
 */
export function picksAfter(
  group: Pick<ChoiceGroup, 'min' | 'max'>,
  picked: readonly ElementId[],
  member: ElementId,
  on: boolean,
): ElementId[] {
  if (!on) return isChooseOne(group) ? [...picked] : picked.filter((id) => id !== member);
  if (picked.includes(member)) return [...picked];
  if (group.max === 1) return [member];
  return picked.length < group.max ? [...picked, member] : [...picked];
}

/** What stands beside the group's title. */
export function rulePhrase(group: Pick<ChoiceGroup, 'min' | 'max'>): {
  key: 'chooseOne' | 'chooseUpTo' | 'chooseExactly' | 'chooseBetween';
  min: number;
  max: number;
} {
  const { min, max } = group;
  if (isChooseOne(group)) return { key: 'chooseOne', min, max };
  if (min === 0) return { key: 'chooseUpTo', min, max };
  return { key: min === max ? 'chooseExactly' : 'chooseBetween', min, max };
}
