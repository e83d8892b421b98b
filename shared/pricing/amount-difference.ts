import type { MinorUnits } from '../money/amounts.ts';
import { isExact } from './to-minor.ts';

/** In the order in which they are taken. `scope` is what and how many; the others are price. */
export const priceSteps = ['scope', 'prices', 'discounts', 'charges', 'vat'] as const;
export type PriceStep = (typeof priceSteps)[number];

/** What became of one amount, and by which steps. */
export interface AmountDifference {
  readonly before: MinorUnits;
  readonly after: MinorUnits;
  /** `after − before`, which is `scope + price`. */
  readonly difference: MinorUnits;
  readonly scope: MinorUnits;
  readonly price: MinorUnits;
  /** `price` is all of them but the first. VAT moves a net by the rounding of discounts alone. */
  readonly steps: Readonly<Record<PriceStep, MinorUnits>>;
}

/** From what the amount is before any step, and after each of them. */
export function amountDifference(amounts: readonly bigint[]): AmountDifference {
  const before = amounts[0] ?? 0n;
  const after = amounts.at(-1) ?? 0n;
  const effects = priceSteps.map((_, step) => (amounts[step + 1] ?? after) - (amounts[step] ?? after));
  return inFull(before, after, effects);
}

/** Of several amounts together. */
export function foldDifferences(all: readonly AmountDifference[]): AmountDifference {
  const sum = (amount: (each: AmountDifference) => number) =>
    all.reduce((total, each) => total + BigInt(amount(each)), 0n);
  return inFull(
    sum(({ before }) => before),
    sum(({ after }) => after),
    priceSteps.map((step) => sum(({ steps }) => steps[step])),
  );
}

/** Whether every figure of it could be stated exactly. */
export function isStated({ before, after, difference, scope, price, steps }: AmountDifference): boolean {
  return [before, after, difference, scope, price, ...Object.values(steps)].every(Number.isSafeInteger);
}

function inFull(before: bigint, after: bigint, effects: readonly bigint[]): AmountDifference {
  const [scope = 0n] = effects;
  const difference = after - before;
  return {
    before: stated(before),
    after: stated(after),
    difference: stated(difference),
    scope: stated(scope),
    price: stated(difference - scope),
    steps: Object.fromEntries(
      priceSteps.map((step, at) => [step, stated(effects[at] ?? 0n)]),
    ) as AmountDifference['steps'],
  };
}

/** What is too large to be stated becomes no number, which `isStated` finds. */
const stated = (amount: bigint): MinorUnits => (isExact(amount) ? Number(amount) : Number.NaN) as MinorUnits;
