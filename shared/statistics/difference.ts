import { betaBelow } from './beta-distribution.ts';
import { type Interval, z95 } from './interval.ts';
import { wilsonInterval } from './wilson.ts';

/** k of n; effective ones where customers repeat. */
export interface Share {
  readonly k: number;
  readonly n: number;
}

/**
 * The interval of the difference of two independent shares, a − b, from their score intervals (R. G. Newcombe, Stat.
 * Med. 17, 1998, 873–890, method 10). Worked: 56 of 70 less 48 of 80 gives 0.0524 to 0.3339.
 */
export function differenceInterval(a: Share, b: Share): Interval {
  const [pa, pb] = [a.k / a.n, b.k / b.n];
  const [ia, ib] = [wilsonInterval(a.k, a.n), wilsonInterval(b.k, b.n)];
  return {
    low: pa - pb - Math.hypot(pa - ia.low, ib.high - pb),
    high: pa - pb + Math.hypot(ia.high - pa, pb - ib.low),
  };
}

/**
 * How likely a difference at least as large is where there is none, 0 to 1: the two-sided score test with the shares
 * pooled, against Student's t with one degree of freedom less than there are customers on each side, because how much
 * customers repeat themselves is estimated from no more than those. 1 where all answers are alike.
 */
export function differenceChance(a: Share & Customers, b: Share & Customers): number {
  const pooled = (a.k + b.k) / (a.n + b.n);
  const variance = pooled * (1 - pooled) * (1 / a.n + 1 / b.n);
  const degrees = a.customers + b.customers - 2;
  return variance === 0 || degrees < 1
    ? 1
    : beyondStudent(Math.abs(a.k / a.n - b.k / b.n) / Math.sqrt(variance), degrees);
}

/** How many answered, once or oftener. */
export interface Customers {
  readonly customers: number;
}

/** Both tails of Student's t beyond t ≥ 0 (DLMF 8.17.7). Worked: 2.228 at ten degrees leaves 0.05. */
export function beyondStudent(t: number, degrees: number): number {
  return betaBelow(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The difference that samples of these sizes find four times in five where it is there, around equal shares of `share`. */
export function findableDifference(na: number, nb: number, share: number): number {
  const zPower = 0.8416212335729143;
  return Math.min(1, (z95 + zPower) * Math.sqrt(share * (1 - share) * (1 / na + 1 / nb)));
}
