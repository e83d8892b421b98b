/**
 * The estimators against worlds whose truth is known: how often an interval holds it, and how often something is marked
 * where nothing is. Seeds are fixed, so the counts are the same every time.
 */
import { describe, expect, it } from 'vitest';
import { differenceChance, differenceInterval, type Share } from '#shared/statistics/difference.ts';
import {
  type ClusterSums,
  clusterSums,
  correlationWithin,
  effectiveSize,
} from '#shared/statistics/effective-size.ts';
import { standOut } from '#shared/statistics/false-discovery.ts';
import { type Answer, fitFirth } from '#shared/statistics/firth-logistic.ts';
import type { Interval } from '#shared/statistics/interval.ts';
import { jeffreysInterval } from '#shared/statistics/jeffreys.ts';
import { bootstrapBands, nonIncreasing } from '#shared/statistics/monotone.ts';
import { seededRandom } from '#shared/statistics/random.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';

const holds = ({ low, high }: Interval, truth: number) => low <= truth && truth <= high;

/** In how many of `rounds` worlds, 0 to 1. */
function shareOf(rounds: number, isSo: (round: number) => boolean): number {
  let count = 0;
  for (let round = 0; round < rounds; round++) if (isSo(round)) count++;
  return count / rounds;
}

const answers = (random: () => number, n: number, share: number): Share => {
  let k = 0;
  for (let i = 0; i < n; i++) if (random() < share) k++;
  return { k, n };
};

/**
 * Customers who answer `times` each with the given correlation: with probability ρ an answer is the customer's own
 * standing one, else it is drawn afresh. Two answers of a customer are then correlated by ρ².
 */
function customersOf(
  random: () => number,
  count: number,
  times: (i: number) => number,
  share: number,
  rho: number,
) {
  const ownOften = Math.sqrt(rho);
  return Array.from({ length: count }, (_, i) => {
    const own = random() < share;
    const n = times(i);
    let k = 0;
    for (let j = 0; j < n; j++) if (random() < ownOften ? own : random() < share) k++;
    return { n, k };
  });
}

const effective = (sums: ClusterSums) => {
  const n = effectiveSize(sums, correlationWithin(sums));
  return { k: (sums.k / sums.n) * n, n, customers: sums.clusters };
};

describe('independent answers', () => {
  const worlds = [5, 10, 20, 50].flatMap((n) => [0.1, 0.3, 0.5, 0.8, 0.9].map((share) => ({ n, share })));
  const coverage = (interval: (k: number, n: number) => Interval) => {
    const random = seededRandom(11);
    return shareOf(8_000, (round) => {
      const { n, share } = worlds[round % worlds.length] ?? { n: 5, share: 0.5 };
      return holds(interval(answers(random, n, share).k, n), share);
    });
  };

  it('I-40: the intervals hold the truth in at least 93 of 100 worlds', () => {
    expect(coverage(wilsonInterval)).toBeGreaterThanOrEqual(0.93);
    expect(coverage(jeffreysInterval)).toBeGreaterThanOrEqual(0.93);
    // The control: the textbook interval does not.
    const textbook = (k: number, n: number) => {
      const half = 1.96 * Math.sqrt(((k / n) * (1 - k / n)) / n);
      return { low: k / n - half, high: k / n + half };
    };
    expect(coverage(textbook)).toBeLessThan(0.9);
  });

  it('the interval of a difference does too, with an effect and without', () => {
    const random = seededRandom(12);
    for (const [pa, pb] of [
      [0.8, 0.4],
      [0.5, 0.5],
      [0.9, 0.9],
    ] as const) {
      const coverage = shareOf(2_000, () =>
        holds(differenceInterval(answers(random, 20, pa), answers(random, 25, pb)), pa - pb),
      );
      expect(coverage).toBeGreaterThanOrEqual(0.93);
    }
  });

  it('finds a large effect of twenty against twenty often, and a small one seldom', () => {
    const random = seededRandom(13);
    const found = (pa: number, pb: number, n: number) =>
      shareOf(2_000, () => differenceInterval(answers(random, n, pa), answers(random, n, pb)).low > 0);
    expect(found(0.8, 0.4, 20)).toBeGreaterThan(0.7);
    expect(found(0.7, 0.5, 20)).toBeLessThan(0.35);
    expect(found(0.7, 0.5, 100)).toBeGreaterThan(0.78);
  });
});

describe('customers who repeat themselves', () => {
  const worlds = [
    { count: 10, times: 4, rho: 0.3 },
    { count: 20, times: 3, rho: 0.3 },
    { count: 40, times: 5, rho: 0.5 },
    { count: 60, times: 8, rho: 0.6 },
  ];
  const coverage = (interval: (sums: ClusterSums) => Interval, seed: number) => {
    const random = seededRandom(seed);
    return worlds.map(({ count, times, rho }) =>
      shareOf(1_500, () => {
        // Some answer more often than others.
        const customers = customersOf(random, count, (i) => times - 1 + (i % 3), 0.6, rho);
        return holds(interval(clusterSums(customers)), 0.6);
      }),
    );
  };
  const byEffectiveSize = (sums: ClusterSums) => {
    const { k, n } = effective(sums);
    return wilsonInterval(k, n);
  };

  it('the effective size keeps the interval true in at least 90 of 100 worlds of each kind', () => {
    for (const share of coverage(byEffectiveSize, 21)) expect(share).toBeGreaterThanOrEqual(0.9);
    // The control: counting every answer as another customer's does not.
    for (const share of coverage(({ k, n }) => wilsonInterval(k, n), 21)) expect(share).toBeLessThan(0.9);
  });

  it('the effective size keeps the interval of a difference true too', () => {
    const random = seededRandom(23);
    const held = (of: (a: ClusterSums, b: ClusterSums) => Interval) =>
      shareOf(1_500, () => {
        const [a, b] = [0.7, 0.4].map((share) =>
          clusterSums(customersOf(random, 35, (i) => 3 + (i % 3), share, 0.5)),
        );
        return a !== undefined && b !== undefined && holds(of(a, b), 0.3);
      });
    expect(held((a, b) => differenceInterval(effective(a), effective(b)))).toBeGreaterThanOrEqual(0.9);
    expect(held(differenceInterval)).toBeLessThan(0.9);
  });

  it('drawing whole customers keeps the intervals of bands true', () => {
    const random = seededRandom(22);
    const truth = [0.8, 0.6, 0.4];
    const held = truth.map(() => 0);
    const rounds = 150;
    for (let round = 0; round < rounds; round++) {
      const bands = truth.map((share) => customersOf(random, 40, () => 3, share, 0.3));
      const customers = Array.from({ length: 40 }, (_, i) => bands.map((band) => band[i] ?? { n: 0, k: 0 }));
      bootstrapBands(customers, 3, { draws: 200, seed: round }).forEach((band, i) => {
        if (band && holds(band, truth[i] ?? 0)) held[i] = (held[i] ?? 0) + 1;
      });
    }
    for (const count of held) expect(count / rounds).toBeGreaterThanOrEqual(0.9);
  });
});

describe('where there is nothing to find', () => {
  /** Fifty components whose price changes nothing, each seen in two bands. */
  const world = (random: () => number, rho: number): number[] =>
    Array.from({ length: 50 }, () => {
      const [a, b] = [0, 1].map(() => effective(clusterSums(customersOf(random, 35, () => 2, 0.6, rho))));
      return a && b ? differenceChance(a, b) : 1;
    });

  it.each([0, 0.3])('marks something in at most one world of ten (correlation %d)', (rho) => {
    const random = seededRandom(31);
    const worlds = Array.from({ length: 200 }, () => world(random, rho));
    expect(
      worlds.filter((chances) => standOut(chances).includes(true)).length / worlds.length,
    ).toBeLessThanOrEqual(0.1);
    // The control: without holding the rate down, nearly every world has its mark.
    expect(
      worlds.filter((chances) => chances.some((chance) => chance < 0.05)).length / worlds.length,
    ).toBeGreaterThan(0.5);
  });

  it('shapes a flat truth into nothing that rises', () => {
    const random = seededRandom(32);
    for (let round = 0; round < 200; round++) {
      const shares = nonIncreasing([0, 1, 2].map(() => answers(random, 25, 0.5)));
      for (const [i, share] of shares.entries()) expect(share).toBeLessThanOrEqual(shares[i - 1] ?? 1);
    }
  });
});

/**
 * Large customers get lower prices and choose more often all the same. `effect`: of the logarithm of the price ratio,
 * on the log odds.
 */
function confounded(random: () => number, effect: number): Answer[] {
  return Array.from({ length: 60 }, (_, customer) => {
    const isLarge = customer % 2;
    const leaning = (random() + random() + random() - 1.5) * 0.8;
    return Array.from({ length: 4 }, () => {
      const logRatio = Math.log((isLarge ? 0.85 : 1) * (0.85 + 0.3 * random()));
      const logOdds = -0.4 + 1.6 * isLarge + effect * logRatio + leaning;
      return {
        cluster: String(customer),
        yes: random() < 1 / (1 + Math.exp(-logOdds)),
        x: [logRatio, isLarge],
      };
    });
  }).flat();
}

describe('prices that follow the customer', () => {
  const slopes = (effect: number, seed: number, see: (answer: Answer) => Answer) => {
    const random = seededRandom(seed);
    return Array.from({ length: 150 }, () => {
      const slope = fitFirth(confounded(random, effect).map(see))?.coefficients[1];
      if (!slope) throw new Error('the world can be fitted');
      return slope;
    });
  };

  it('holds the truth where the segment is known, with an effect and without', () => {
    for (const [effect, seed] of [
      [0, 41],
      [-3, 42],
    ] as const) {
      const found = slopes(effect, seed, (answer) => answer);
      expect(found.filter((slope) => holds(slope, effect)).length / found.length).toBeGreaterThanOrEqual(0.9);
    }
    // The control: blind to the segment, it finds what is not there. Hence the sentence that this is association.
    const blind = slopes(0, 41, (answer) => ({ ...answer, x: answer.x.slice(0, 1) }));
    expect(blind.filter((slope) => holds(slope, 0)).length / blind.length).toBeLessThan(0.7);
  });
});
