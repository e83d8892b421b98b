import { fromScaled } from '../money/decimal.ts';
import type { Component } from '../quote/quote.ts';
import { numberLimits, readNumber } from './read-number.ts';
import { areInOrder, graduatedParts, priceSteps, reachedStep } from './tiers.ts';

/** So many units at one step's price, with the step's fee where it has one. */
export interface TierPart {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly flatFee: string | null;
}

/**
 * How a tiered price comes about, for printing beside it: 24 graduated are "10 × 1 800 + 14 × 1 400". Empty for a
 * flat price and for steps that are not in order. `quantity` is the one that was priced.
 */
export function tierParts({ priceModel, tiers }: Component, quantity: string): TierPart[] {
  const steps = priceModel === 'flat' ? null : priceSteps(tiers);
  const units = readNumber('quantity', quantity);
  if (steps === null || units === null || !areInOrder(steps)) return [];
  const size = units < 0n ? -units : units;
  const reached = reachedStep(steps, size);
  const parts = priceModel === 'volume' ? new Map([[reached, size]]) : graduatedParts(steps, size);
  return [...parts].map(([index, part]) => ({
    quantity: fromScaled(units < 0n ? -part : part, numberLimits.quantity.scale),
    unitPrice: tiers[index]?.unitPrice ?? '0',
    flatFee: steps[index]?.flatFee === 0n ? null : (tiers[index]?.flatFee ?? null),
  }));
}
