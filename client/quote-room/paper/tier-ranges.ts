import type { Tier } from '#shared/quote/quote.ts';

export interface TierRange {
  /** The first whole unit of the step. */
  readonly from: string;
  /** `null`: the step is open. */
  readonly to: string | null;
  readonly unitPrice: string;
}

/** Tiers are stated by their upper bounds; people read "1–10", "11–25", "26–". */
export function tierRanges(tiers: readonly Tier[]): TierRange[] {
  return tiers.map((tier, index) => {
    const previous = tiers[index - 1]?.upTo ?? '0';
    return { from: String(Math.floor(Number(previous)) + 1), to: tier.upTo, unitPrice: tier.unitPrice };
  });
}
