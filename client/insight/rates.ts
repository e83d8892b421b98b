/** Rates that are honest about how little they rest on. */

/** Under this many cases a percentage would pretend to know more than it does (promise I-40). */
export const fewestForRate = 5;

export type Rate =
  | { readonly kind: 'percent'; readonly percent: number; readonly low: number; readonly high: number }
  | { readonly kind: 'count'; readonly count: number; readonly of: number };

/** How many of how many: in per cent with its 95 % interval, or as the bare counts when the cases are few. */
export function rate(count: number, of: number): Rate {
  if (of < fewestForRate) return { kind: 'count', count, of };
  const [low, high] = wilsonInterval(count, of);
  return { kind: 'percent', percent: Math.round((count / of) * 100), low, high };
}

/** The score interval: unlike the textbook one it stays within 0 and 100 and holds for few cases. */
function wilsonInterval(count: number, of: number): [low: number, high: number] {
  const z = 1.959964;
  const share = count / of;
  const scale = 1 + (z * z) / of;
  const centre = (share + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const percent = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100);
  return [percent(centre - half), percent(centre + half)];
}
