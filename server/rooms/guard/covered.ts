import type { ClockRange } from './decoded-update.ts';

/** Whether `ranges` (sorted and merged) hold all of `[clock, clock + length)`. */
export function covers(ranges: readonly ClockRange[] | undefined, clock: number, length = 1): boolean {
  if (ranges === undefined) return false;
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (clock < range.clock) high = middle - 1;
    else if (clock >= range.clock + range.length) low = middle + 1;
    else return clock + length <= range.clock + range.length;
  }
  return false;
}
