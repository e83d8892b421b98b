import type { Percent } from '#shared/money/amounts.ts';
import type { Adjustment } from '#shared/quote/quote.ts';

/** The most discounts and charges that a component may have. */
const most = 10;

const isPlain = (adjustment: Adjustment): boolean =>
  adjustment.kind === 'discount' && 'percent' in adjustment && adjustment.baseAmount === undefined;

/**
 * One discount by percentage, in place of the first that is one already; whatever else was agreed stays. `null` takes
 * that one away. Where there is no room for another, nothing changes.
 */
export function withDiscount(adjustments: readonly Adjustment[], percent: Percent | null): Adjustment[] {
  const at = adjustments.findIndex(isPlain);
  if (percent === null) return adjustments.filter((_, index) => index !== at);
  if (at < 0)
    return adjustments.length < most ? [...adjustments, { kind: 'discount', percent }] : [...adjustments];
  return adjustments.map((adjustment, index) =>
    index === at ? { ...adjustment, percent } : adjustment,
  ) as Adjustment[];
}
