/** Two ends of a 95 % interval, low first. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the standard normal distribution: what a two-sided 95 % interval reaches to. */
export const z95 = 1.959963984540054;
