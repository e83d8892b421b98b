/** How the steps of a price change. Whatever is done, the last one alone is open and each ends above the one before. */
import { fromScaled, toScaled } from '#shared/money/decimal.ts';
import type { Tier } from '#shared/quote/quote.ts';
import { type NumberRule, numberRules } from '../fields/number-rules.ts';

/** Quantities have at most four decimals. */
const scale = 4;
const ten = 10n ** BigInt(scale + 1);
const largest = toScaled(numberRules.quantity.max, scale) ?? 0n;

const end = (tier: Tier | undefined): bigint => toScaled(tier?.upTo ?? '0', scale) ?? 0n;

/** The open step gets an end as far above the one before as that is long, and a new open one follows at its price. */
export function withAnotherTier(tiers: readonly Tier[]): Tier[] {
  const last: Tier = tiers.at(-1) ?? { upTo: null, unitPrice: '0' };
  const [before, earlier] = [end(tiers.at(-2)), end(tiers.at(-3))];
  const length = before > earlier ? before - earlier : ten;
  const next = before + length > largest ? largest : before + length;
  // A fee is charged for a step that is reached; it is not meant twice by a person who adds a step.
  const { flatFee: _, ...open } = last;
  return [...tiers.slice(0, -1), { ...last, upTo: fromScaled(next, scale) }, { ...open, upTo: null }];
}

/** The step is gone, and what is last is open. */
export function withoutTier(tiers: readonly Tier[], index: number): Tier[] {
  const left = tiers.filter((_, at) => at !== index);
  return left.map((tier, at) => (at === left.length - 1 ? { ...tier, upTo: null } : tier));
}

export function withTier(tiers: readonly Tier[], index: number, values: Partial<Tier>): Tier[] {
  return tiers.map((tier, at) => (at === index ? { ...tier, ...values } : tier));
}

export function withFee({ flatFee: _, ...tier }: Tier, fee: string | null): Tier {
  return fee === null ? tier : { ...tier, flatFee: fee };
}

/** Where a step may end: between its neighbours' ends, so that no two overlap. */
export function endRule(tiers: readonly Tier[], index: number): NumberRule {
  return {
    ...numberRules.quantity,
    min: '0',
    above: tiers[index - 1]?.upTo ?? '0',
    below: tiers[index + 1]?.upTo ?? undefined,
  };
}

/** A price in steps starts from the price there was. */
export function firstTiers(tiers: readonly Tier[], unitPrice: string | null): Tier[] {
  return tiers.length > 0 ? [...tiers] : [{ upTo: null, unitPrice: unitPrice ?? '0' }];
}
