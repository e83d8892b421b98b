import { amountDecimals } from '#shared/money/format-money.ts';
import type { ComparedAmounts } from '#shared/pricing/compare-prices.ts';
import type { Comparison } from '#shared/protocol/versions-api.ts';

/** How many decimals every amount of the table has: none while all are whole. */
export function decimalsOf({ totals, elements, currency }: Comparison): number {
  const amounts = [...(totals ? [totals] : []), ...elements.flatMap((element) => element.amounts ?? [])];
  return amountDecimals(amounts.flatMap(figuresOf), currency.after);
}

function figuresOf({ periods, firstYear }: ComparedAmounts): number[] {
  return [firstYear, ...periods].flatMap(({ before, after, scope }) => [before, after, scope]);
}

/** The largest difference of any row over the first year, either way. */
export function largestOf({ elements }: Comparison): number {
  return Math.max(0, ...elements.map(({ amounts }) => Math.abs(amounts?.firstYear.difference ?? 0)));
}
