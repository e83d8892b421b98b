import { fromScaled, powerOfTen } from '../money/decimal.ts';
import type { BuyerQuantity } from '../quote/quote.ts';
import { numberLimits, readNumber } from './read-number.ts';
import type { PriceStep } from './tiers.ts';

const { scale } = numberLimits.quantity;

/**
 * Volume pricing can make more cost less: the first larger quantity that would, where a later step begins, or
 * `null`. Where the buyer counts in steps it is a quantity they may set, else a whole number.
 *
 * Source: what follows from volume prices, as `tiers.ts` takes them.
 * Worked: on "to 10: 100, then 80", 9 cost 900 and 11 cost 880, so 9 gives "11".
 */
export function cheaperAbove(
  steps: readonly PriceStep[],
  quantity: bigint,
  bounds: BuyerQuantity | null,
  cost: (quantity: bigint) => bigint,
): string | null {
  const now = cost(quantity);
  for (const { upTo } of steps) {
    if (upTo === null || upTo < quantity) continue;
    const next = firstAbove(upTo, bounds);
    if (next !== null && cost(next) < now) return fromScaled(next, scale);
  }
  return null;
}

function firstAbove(end: bigint, bounds: BuyerQuantity | null): bigint | null {
  const min = bounds && readNumber('quantity', bounds.min);
  const max = bounds && readNumber('quantity', bounds.max);
  const step = bounds && readNumber('quantity', bounds.step);
  const width = step !== null && step > 0n ? step : powerOfTen(scale);
  const start = min ?? 0n;
  const next = end < start ? start : end - ((end - start) % width) + width;
  return max !== null && next > max ? null : next;
}
