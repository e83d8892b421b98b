/**
 * Tiered prices: the steps of a price as integers, and what a quantity costs on them. Two customs of the trade under
 * their usual names, volume and graduated; on an invoice the line has the price that comes of them (EN 16931 BT-146).
 */
import type { Tier } from '../quote/quote.ts';
import { readNumber } from './read-number.ts';

/** A step at the scales of `read-number.ts`. */
export interface PriceStep {
  /** The last quantity of the step; `null` where it is open. */
  readonly upTo: bigint | null;
  readonly unitPrice: bigint;
  readonly flatFee: bigint;
}

/** The steps as they can be priced, or `null` when one holds something that is no number. */
export function priceSteps(tiers: readonly Tier[]): PriceStep[] | null {
  const steps: PriceStep[] = [];
  for (const tier of tiers) {
    const upTo = tier.upTo === null ? null : readNumber('quantity', tier.upTo);
    const unitPrice = readNumber('unitPrice', tier.unitPrice);
    const flatFee = readNumber('unitPrice', tier.flatFee ?? '0');
    if (unitPrice === null || flatFee === null || (upTo === null && tier.upTo !== null)) return null;
    steps.push({ upTo, unitPrice, flatFee });
  }
  return steps;
}

/** Steps are in order when each ends above the one before, starting above zero, and the last one alone is open. */
export function areInOrder(steps: readonly PriceStep[]): boolean {
  return (
    steps.length > 0 &&
    steps.every(({ upTo }, index) => {
      if (index === steps.length - 1) return upTo === null;
      return upTo !== null && upTo > (steps[index - 1]?.upTo ?? 0n);
    })
  );
}

/** The step that the last unit reaches: the first that holds the quantity, else the last. A step holds its own end. */
export function reachedStep(steps: readonly PriceStep[], quantity: bigint): number {
  const reached = steps.findIndex(({ upTo }) => upTo === null || quantity <= upTo);
  return reached === -1 ? steps.length - 1 : reached;
}

/** Unit prices × quantities, and the fees beside them, kept apart because only the former are divided by a base quantity. */
export interface TieredPrice {
  readonly product: bigint;
  readonly fees: bigint;
}

/** Volume: the whole quantity takes the price of the step it reaches. Worked: 12 on "to 10: 5, then 4" is 48. */
export function volumePrice(steps: readonly PriceStep[], quantity: bigint): TieredPrice {
  const step = steps[reachedStep(steps, quantity)];
  return step ? { product: quantity * step.unitPrice, fees: step.flatFee } : { product: 0n, fees: 0n };
}

/** How many units fall on each step that is reached, by the step's index. */
export function graduatedParts(steps: readonly PriceStep[], quantity: bigint): Map<number, bigint> {
  const last = reachedStep(steps, quantity);
  const parts = new Map<number, bigint>();
  let before = 0n;
  for (const [index, { upTo }] of steps.slice(0, last + 1).entries()) {
    // Steps that do not end open leave the rest to the last one.
    const end = index === last || upTo === null ? quantity : upTo;
    const part = end > before ? end - before : 0n;
    parts.set(index, part);
    before += part;
  }
  return parts;
}

/**
 * Graduated: each unit takes the price of its own step, and each step that is reached its fee.
 *
 * Worked: 24 on "to 10: 1 800, to 25: 1 400" is 10 × 1 800 + 14 × 1 400 = 37 600.
 */
export function graduatedPrice(steps: readonly PriceStep[], quantity: bigint): TieredPrice {
  let [product, fees] = [0n, 0n];
  for (const [index, part] of graduatedParts(steps, quantity)) {
    const step = steps[index];
    product += part * (step?.unitPrice ?? 0n);
    fees += step?.flatFee ?? 0n;
  }
  return { product, fees };
}
