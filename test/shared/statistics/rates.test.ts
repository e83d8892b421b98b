import { describe, expect, it } from 'vitest';
import { betaBelow, betaQuantile } from '#shared/statistics/beta-distribution.ts';
import {
  beyondStudent,
  differenceChance,
  differenceInterval,
  findableDifference,
} from '#shared/statistics/difference.ts';
import {
  assumedCorrelation,
  clusterSums,
  correlationWithin,
  effectiveSize,
} from '#shared/statistics/effective-size.ts';
import { standOut } from '#shared/statistics/false-discovery.ts';
import { jeffreysInterval } from '#shared/statistics/jeffreys.ts';
import { categoryPrior, heaviestPrior, shrink } from '#shared/statistics/shrinkage.ts';
import { wilsonInterval } from '#shared/statistics/wilson.ts';

const rounded = ({ low, high }: { low: number; high: number }, digits = 4) =>
  [low, high].map((value) => Number(value.toFixed(digits)));

describe('intervals of a share', () => {
  // R. G. Newcombe, Stat. Med. 17, 1998, 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('has the published score interval of %i of %i', (k, n, low, high) => {
    expect(rounded(wilsonInterval(k, n))).toEqual([low, high]);
  });

  it('refuses what is no share', () => {
    for (const [k, n] of [
      [0, 0],
      [3, 2],
      [-1, 4],
      [1, Number.NaN],
    ] as const) {
      expect(() => wilsonInterval(k, n)).toThrow(RangeError);
    }
  });

  // Brown, Cai and DasGupta 2001, table 5.
  it.each([
    [1, 10, 0.011, 0.381],
    [2, 10, 0.044, 0.503],
    [0, 10, 0, 0.217],
    [5, 10, 0.224, 0.776],
  ])('has the published Jeffreys interval of %i of %i', (k, n, low, high) => {
    expect(rounded(jeffreysInterval(k, n), 3)).toEqual([low, high]);
  });

  it('has a beta distribution that agrees with its closed forms, and with itself', () => {
    expect(betaBelow(0.25, 2, 2)).toBeCloseTo(0.15625, 12);
    expect(betaBelow(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(betaBelow(0.25, 0.5, 0.5)).toBeCloseTo(1 / 3, 12);
    for (const [a, b] of [
      [0.5, 40.5],
      [200, 3],
      [20, 20],
    ] as const) {
      for (const p of [0.025, 0.5, 0.975]) expect(betaBelow(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8);
    }
  });
});

describe('the difference of two shares', () => {
  // R. G. Newcombe, Stat. Med. 17, 1998, 873–890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('has the published interval of %i of %i less %i of %i', (k1, n1, k2, n2, low, high) => {
    expect(rounded(differenceInterval({ k: k1, n: n1 }, { k: k2, n: n2 }))).toEqual([low, high]);
  });

  it('knows the tails of Student’s t', () => {
    expect(beyondStudent(0, 5)).toBeCloseTo(1, 9);
    expect(beyondStudent(2.228139, 10)).toBeCloseTo(0.05, 6);
    expect(beyondStudent(12.706205, 1)).toBeCloseTo(0.05, 6);
    expect(beyondStudent(3.290527, 1e6)).toBeCloseTo(0.001, 6);
  });

  it('finds nothing where all answers are alike, or one customer a side gave them', () => {
    expect(differenceChance({ k: 9, n: 9, customers: 9 }, { k: 4, n: 4, customers: 4 })).toBe(1);
    expect(differenceChance({ k: 9, n: 9, customers: 1 }, { k: 0, n: 4, customers: 1 })).toBe(1);
  });

  it('says what samples of a size could have found', () => {
    // By the usual formula, twenty against twenty around a half find 44 points four times in five.
    expect(findableDifference(20, 20, 0.5)).toBeCloseTo(0.443, 3);
    expect(findableDifference(100, 100, 0.5)).toBeCloseTo(0.198, 3);
  });
});

describe('what a sample with repeating customers is worth', () => {
  it('is n ÷ (1 + (m̄ − 1)·ρ)', () => {
    expect(effectiveSize({ n: 40, clusters: 10 }, 0.3)).toBeCloseTo(21.05, 2);
    expect(effectiveSize({ n: 40, clusters: 40 }, 0.3)).toBe(40);
    expect(effectiveSize({ n: 0, clusters: 0 }, 0.3)).toBe(0);
  });

  const sums = clusterSums([
    { n: 2, k: 2 },
    { n: 2, k: 1 },
    { n: 2, k: 0 },
  ]);

  it('estimates the correlation by the mean squares', () => {
    expect(correlationWithin(sums, 3)).toBeCloseTo(0.5, 12);
    const alike = clusterSums(Array.from({ length: 40 }, (_, i) => ({ n: 3, k: i % 2 ? 3 : 0 })));
    expect(correlationWithin(alike)).toBe(1);
  });

  it('assumes it until there are thirty customers, and where nobody answered twice', () => {
    expect(assumedCorrelation).toBe(0.3);
    expect(correlationWithin(sums)).toBe(assumedCorrelation);
    const alike = (customers: number) =>
      clusterSums(Array.from({ length: customers }, (_, i) => ({ n: 3, k: i % 2 ? 3 : 0 })));
    expect(correlationWithin(alike(29))).toBe(assumedCorrelation);
    expect(correlationWithin(alike(30))).toBe(1);
    const once = clusterSums(Array.from({ length: 40 }, (_, i) => ({ n: 1, k: i % 2 })));
    expect(correlationWithin(once)).toBe(assumedCorrelation);
  });
});

describe('many components', () => {
  it('marks the four tests that Benjamini and Hochberg mark', () => {
    const chances = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(standOut(chances, 0.05).filter(Boolean)).toHaveLength(4);
    expect(standOut(chances.toReversed(), 0.05).slice(-4)).toEqual([true, true, true, true]);
    expect(standOut([])).toEqual([]);
  });

  it('keeps three of three from topping the list', () => {
    const shares = [...Array.from({ length: 9 }, (_, i) => ({ k: 30 + i, n: 60 })), { k: 3, n: 3 }];
    const prior = categoryPrior(shares);
    if (!prior) throw new Error('ten components have a prior');
    const [few, many] = [shrink({ k: 3, n: 3 }, prior), shrink({ k: 38, n: 60 }, prior)];
    expect(few.low).toBeLessThan(many.low);
    // The control: by itself it would top it.
    expect(wilsonInterval(3, 3).high).toBe(1);
    expect(3 / 3).toBeGreaterThan(38 / 60);
  });

  it('weighs no prior more than its cap, and has none under eight components', () => {
    const alike = categoryPrior(Array.from({ length: 8 }, () => ({ k: 50, n: 100 })));
    expect(alike && alike.a + alike.b).toBeCloseTo(heaviestPrior, 9);
    const apart = categoryPrior(Array.from({ length: 8 }, (_, i) => ({ k: i % 2 ? 95 : 5, n: 100 })));
    expect(apart && apart.a + apart.b).toBeLessThan(2);
    expect(categoryPrior(Array.from({ length: 7 }, () => ({ k: 1, n: 2 })))).toBeNull();
    expect(categoryPrior(Array.from({ length: 8 }, () => ({ k: 0, n: 5 })))).toEqual({ a: 0.5, b: 20.5 });
  });
});
