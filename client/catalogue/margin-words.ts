import { formatPercent } from '#shared/money/format-number.ts';

/** "43 %" of "42.92"; `null` where there is none. */
export function marginWords(percent: string | null): string | null {
  return percent === null ? null : formatPercent(Number(percent).toFixed(0));
}
