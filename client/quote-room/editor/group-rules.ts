import type { ChoiceGroup } from '#shared/quote/quote.ts';

type Bounds = Pick<ChoiceGroup, 'min' | 'max'>;

/** How many may be picked, as people think of it. */
export const groupRules = ['exactlyOne', 'atMostOne', 'atLeastOne', 'anyNumber', 'between'] as const;
export type GroupRule = (typeof groupRules)[number];

/** The bounds of each rule for a group of so many members. Between two numbers starts from what holds. */
const bounds: Readonly<Record<GroupRule, (members: number, before: Bounds) => Bounds>> = {
  exactlyOne: () => ({ min: 1, max: 1 }),
  atMostOne: () => ({ min: 0, max: 1 }),
  atLeastOne: (members) => ({ min: 1, max: Math.max(2, members) }),
  anyNumber: (members) => ({ min: 0, max: Math.max(2, members) }),
  between: (members, { min, max }) => ({ min: Math.max(2, min), max: Math.max(2, max, members) }),
};

/** Never beyond what a group can hold. */
export function boundsOf(rule: GroupRule, members: number, before: Bounds): Bounds {
  const { min, max } = bounds[rule](Math.min(50, members), before);
  return { min, max };
}

/** Which rule the bounds are; whatever has no name of its own is "between". */
export function ruleOf({ min, max }: Bounds, members: number): GroupRule {
  if (max === 1) return min === 0 ? 'atMostOne' : 'exactlyOne';
  if (max < members || min > 1) return 'between';
  return min === 0 ? 'anyNumber' : 'atLeastOne';
}
