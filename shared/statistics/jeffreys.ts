import { betaQuantile } from './beta-distribution.ts';
import type { Interval } from './interval.ts';

/**
 * The equal-tailed interval of a share under Jeffreys' prior, Beta(k + ½, n − k + ½), with an end that was not left
 * open at 0 and n (L. D. Brown, T. T. Cai and A. DasGupta, Stat. Sci. 16, 2001, section 3.1.3). Neither number need be
 * whole. Worked: 1 of 10 gives 0.011 to 0.381.
 */
export function jeffreysInterval(k: number, n: number): Interval {
  return {
    low: k === 0 ? 0 : betaQuantile(0.025, k + 0.5, n - k + 0.5),
    high: k === n ? 1 : betaQuantile(0.975, k + 0.5, n - k + 0.5),
  };
}
