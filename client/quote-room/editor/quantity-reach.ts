import { fromScaled, toScaled } from '#shared/money/decimal.ts';
import type { BuyerQuantity } from '#shared/quote/quote.ts';

/** Quantities have at most four decimals. */
const scale = 4;

/** The first quantities that can be chosen, and the highest: steps need not end on the most. `null`: no bounds at all. */
export function quantityReach({ min, max, step }: BuyerQuantity): { first: string[]; last: string } | null {
  const [from, to, by] = [min, max, step].map((value) => toScaled(value, scale));
  if (from == null || to == null || by == null || by <= 0n || to < from) return null;
  const last = to - ((to - from) % by);
  const first = [from, from + by, from + by + by].filter((value) => value < last);
  return { first: first.map((value) => fromScaled(value, scale)), last: fromScaled(last, scale) };
}
