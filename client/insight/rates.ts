/** Rates that are honest about how little they rest on. */
import { fewestForRate } from '#shared/insight/case-views.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';

export type Rate =
  | { readonly kind: 'percent'; readonly percent: number; readonly low: number; readonly high: number }
  | { readonly kind: 'count'; readonly count: number; readonly of: number };

/** How many of how many: in per cent with its 95 % interval, or as the bare counts when the cases are few. */
export function rate(count: number, of: number): Rate {
  if (of < fewestForRate) return { kind: 'count', count, of };
  const { low, high } = wilsonInterval(count, of);
  const percent = (share: number) => Math.round(share * 100);
  return { kind: 'percent', percent: percent(count / of), low: percent(low), high: percent(high) };
}
