const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** Milliseconds to wait after the first failed try, after the second, and so on. After one more it is given up. */
export const retryDelays: readonly number[] = [
  5 * seconds,
  30 * seconds,
  5 * minutes,
  30 * minutes,
  2 * hours,
  6 * hours,
  12 * hours,
  24 * hours,
];

/** How long to wait after so many tries; `null`: it is not tried again. */
export function delayAfter(attempts: number): number | null {
  return retryDelays[attempts - 1] ?? null;
}
