import { type Interval, z95 } from './interval.ts';

/**
 * The score interval of a share, k of n (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927). Unlike the textbook one it stays
 * within 0 and 1 and holds for few cases; L. D. Brown, T. T. Cai and A. DasGupta (Stat. Sci. 16, 2001) recommend it for
 * n up to 40. Neither number need be whole: an effective sample is not. Worked: 0 of 20 gives 0 to 0.1611.
 * Throws a RangeError where nothing was counted.
 */
export function wilsonInterval(k: number, n: number): Interval {
  if (!(n > 0 && k >= 0 && k <= n)) throw new RangeError(`no share: ${k} of ${n}`);
  const share = k / n;
  const scale = 1 + (z95 * z95) / n;
  const centre = (share + (z95 * z95) / (2 * n)) / scale;
  const half = (z95 / scale) * Math.sqrt((share * (1 - share)) / n + (z95 * z95) / (4 * n * n));
  // At the ends the formula gives 0 and 1 but for the last bits.
  return { low: k === 0 ? 0 : Math.max(0, centre - half), high: k === n ? 1 : Math.min(1, centre + half) };
}
