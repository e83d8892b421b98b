import type { Fared } from './offer.ts';

/** An edit that takes longer than this to the slowest peer is felt. */
export const limitMs = 100;
const firstRate = 1_000;
/** Below this nobody would call it work. */
const lowestRate = 50;
/** Between a rate that is kept up with and twice that, the middle is tried; after these the answer is exact to a twelfth. */
const halvings = 3;

/**
 * The highest rate at which 99 of 100 edits reach everybody within the limit. A rate has failed when it fails twice:
 * the machine has other things to do. `null` when not even the lowest is kept up with.
 */
export async function highestRate(
  measure: (rate: number) => Promise<Fared>,
  onStep: (fared: Fared) => void = () => {},
): Promise<Fared | null> {
  let best: Fared | null = null;
  const passes = async (rate: number): Promise<boolean> => {
    for (const _try of [1, 2]) {
      const fared = await measure(rate);
      onStep(fared);
      if (fared.p99 >= limitMs) continue;
      best = fared;
      return true;
    }
    return false;
  };
  let low = firstRate;
  if (await passes(low)) while (await passes(low * 2)) low *= 2;
  else {
    do low /= 2;
    while (low >= lowestRate && !(await passes(low)));
    if (low < lowestRate) return null;
  }
  let high = low * 2;
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = (low + high) / 2;
    if (await passes(middle)) low = middle;
    else high = middle;
  }
  return best;
}
