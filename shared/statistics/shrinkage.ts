import { betaQuantile } from './beta-distribution.ts';
import type { Share } from './difference.ts';
import type { Interval } from './interval.ts';

/** No prior, however alike the components of a category are, outweighs this many answers. */
export const heaviestPrior = 20;
/** Fewer components than this say nothing about their category. */
export const fewestComponents = 8;

/** Beta(a, b). */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

/**
 * What the components of a category have in common, by the method of moments on their shares, weighted by size, less
 * what chance alone spreads them by (J. C. Kleinman, J. Am. Stat. Assoc. 68, 1973). So 3 of 3 does not top a list.
 * `null` under eight components, or where nothing was counted.
 */
export function categoryPrior(shares: readonly Share[]): BetaPrior | null {
  const counted = shares.filter(({ n }) => n > 0);
  if (counted.length < fewestComponents) return null;
  const answers = counted.reduce((sum, { n }) => sum + n, 0);
  const mean = counted.reduce((sum, { k }) => sum + k, 0) / answers;
  const spread = counted.reduce((sum, { k, n }) => sum + n * (k / n - mean) ** 2, 0);
  const squares = counted.reduce((sum, { n }) => sum + n * n, 0);
  const byChance = mean * (1 - mean);
  if (byChance === 0) return { a: heaviestPrior * mean + 0.5, b: heaviestPrior * (1 - mean) + 0.5 };
  const own =
    (spread - byChance * (counted.length - 1)) / (answers - squares / answers - (counted.length - 1));
  const alike = Math.max(0, own) / byChance;
  // alike = 1 / (weight + 1): nothing beyond chance is as heavy a prior as there may be.
  const weight = alike === 0 ? heaviestPrior : Math.max(1e-6, Math.min(heaviestPrior, 1 / alike - 1));
  return { a: weight * mean, b: weight * (1 - mean) };
}

export interface Shrunk extends Interval {
  readonly share: number;
}

/** The share with its category's prior, and the equal-tailed interval of that. Lists are ranked by `low`. */
export function shrink({ k, n }: Share, { a, b }: BetaPrior): Shrunk {
  return {
    share: (k + a) / (n + a + b),
    low: betaQuantile(0.025, k + a, n - k + b),
    high: betaQuantile(0.975, k + a, n - k + b),
  };
}
