import { amountDecimals } from '#shared/money/format-money.ts';
import type { AmountDifference } from '#shared/pricing/amount-difference.ts';
import type { Comparison } from '#shared/protocol/versions-api.ts';

/** How many decimals the rows of the elements have, all alike: none while every amount is whole. */
export function decimalsOf({ elements, currency }: Comparison): number {
  const ofElements = elements.flatMap((element) => [
    ...(element.amounts ? figuresOf(element.amounts.firstYear) : []),
    ...(element.kind === 'component'
      ? [element.before, element.after].flatMap((side) => side?.price?.net ?? [])
      : []),
  ]);
  return amountDecimals(ofElements, currency.after);
}

/** What is shown of one difference. */
export function figuresOf({ before, after, scope }: AmountDifference): number[] {
  return [before, after, scope];
}

/** The largest difference of any row over the first year, either way. */
export function largestOf({ elements }: Comparison): number {
  return Math.max(0, ...elements.map(({ amounts }) => Math.abs(amounts?.firstYear.difference ?? 0)));
}
