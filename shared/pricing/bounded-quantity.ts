import type { BuyerQuantity } from '../quote/quote.ts';
import { readNumber } from './read-number.ts';

export interface BoundedQuantity {
  /** At the scale of a quantity. */
  readonly quantity: bigint;
  /** Whether what was stated had to be moved. */
  readonly isMoved: boolean;
}

/**
 * What the seller lets the buyer set, held to where it is priced: a sum must be of something that can be had.
 * The nearest quantity that may be chosen: steps are counted from the minimum, a tie goes up. `null` when the bounds
 * are no bounds.
 *
 * Source: what is sold in packs is sold in whole ones; the bounds are the seller's own.
 * Worked: with 2–20 in steps of 2, 1 is 2, 5 is 6 and 99 is 20.
 */
export function boundedQuantity(stated: bigint, bounds: BuyerQuantity): BoundedQuantity | null {
  const min = readNumber('quantity', bounds.min);
  const max = readNumber('quantity', bounds.max);
  const step = readNumber('quantity', bounds.step);
  if (min === null || max === null || step === null || min > max || step < 0n) return null;
  const quantity = nearest(stated, min, max, step);
  return { quantity, isMoved: quantity !== stated };
}

function nearest(stated: bigint, min: bigint, max: bigint, step: bigint): bigint {
  if (stated <= min) return min;
  if (step === 0n) return stated > max ? max : stated;
  const highest = max - ((max - min) % step);
  const stepped = min + ((stated - min + step / 2n) / step) * step;
  return stepped > highest ? highest : stepped;
}
