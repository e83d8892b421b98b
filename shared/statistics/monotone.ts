import type { Share } from './difference.ts';
import type { Interval } from './interval.ts';
import { inRisingOrder, quantileOf } from './quantile.ts';
import { seededRandom } from './random.ts';

/**
 * Shares that do not rise from one to the next, as near to what was counted as such shares can be: neighbours that rise
 * are pooled until none do (M. Ayer et al., Ann. Math. Stat. 26, 1955). Worked: 5/10, 7/10, 2/10 become 0.6, 0.6, 0.2.
 */
export function nonIncreasing(shares: readonly Share[]): number[] {
  const pools: { k: number; n: number; size: number }[] = [];
  for (const { k, n } of shares) {
    let pool = { k, n, size: 1 };
    for (let before = pools.at(-1); before && before.k * pool.n < pool.k * before.n; before = pools.at(-1)) {
      pools.pop();
      pool = { k: pool.k + before.k, n: pool.n + before.n, size: pool.size + before.size };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ k, n, size }) => Array<number>(size).fill(k / n));
}

/**
 * 95 % intervals of `nonIncreasing`, one per band, by drawing customers, with all their answers, again and again
 * (A. C. Davison and D. V. Hinkley, Bootstrap Methods, 1997, section 3.8). `customers`: each one's answers per band.
 */
export function bootstrapBands(
  customers: readonly (readonly Share[])[],
  bands: number,
  { draws = 1_000, seed = 1 } = {},
): (Interval | null)[] {
  const random = seededRandom(seed);
  const seen: number[][] = Array.from({ length: bands }, () => []);
  for (let draw = 0; draw < draws; draw++) {
    const sums = Array.from({ length: bands }, () => ({ k: 0, n: 0 }));
    for (let i = 0; i < customers.length; i++) {
      customers[Math.floor(random() * customers.length)]?.forEach(({ k, n }, band) => {
        const sum = sums[band];
        if (sum) Object.assign(sum, { k: sum.k + k, n: sum.n + n });
      });
    }
    // A draw without anybody in a band says nothing of that band's place among the others.
    if (sums.some(({ n }) => n === 0)) continue;
    nonIncreasing(sums).forEach((share, band) => void seen[band]?.push(share));
  }
  return seen.map((shares) => {
    const rising = inRisingOrder(shares);
    const [low, high] = [quantileOf(rising, 0.025), quantileOf(rising, 0.975)];
    return low === null || high === null ? null : { low, high };
  });
}
