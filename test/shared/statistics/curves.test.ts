import { describe, expect, it } from 'vitest';
import { spreadOf, stageProbability } from '#shared/statistics/forecast.ts';
import { bootstrapBands, nonIncreasing } from '#shared/statistics/monotone.ts';
import { quantileOf } from '#shared/statistics/quantile.ts';
import {
  censoredQuantile,
  cumulativeIncidence,
  kaplanMeier,
  type Spell,
} from '#shared/statistics/survival.ts';
import { turnbull } from '#shared/statistics/turnbull.ts';

describe('how long things last', () => {
  // Weeks in remission under 6-MP: E. J. Freireich et al., Blood 21, 1963; the textbook curve. Negative: still going on.
  const weeks = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
  const spells: Spell<'over'>[] = weeks.map((week) => ({
    after: Math.abs(week),
    event: week > 0 ? 'over' : null,
  }));

  it('has the published curve', () => {
    expect(kaplanMeier(spells).map(({ at, going }) => [at, Number(going.toFixed(3))])).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ]);
    expect(censoredQuantile(spells, 0.5)).toBe(23);
    expect(censoredQuantile(spells, 0.8)).toBeNull();
  });

  it('is a plain quantile where nothing is censored, and the middle one of 1, 2, 3+', () => {
    expect(
      censoredQuantile(
        [5, 1, 3, 2, 4].map((after) => ({ after, event: 'over' })),
        0.8,
      ),
    ).toBe(4);
    expect(
      censoredQuantile(
        [
          { after: 1, event: 'a' },
          { after: 2, event: 'b' },
          { after: 3, event: null },
        ],
        0.5,
      ),
    ).toBe(2);
    expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileOf([], 0.5)).toBeNull();
  });

  type Outcome = 'won' | 'lost';
  const deals: Spell<Outcome>[] = [
    { after: 1, event: 'won' },
    { after: 2, event: 'lost' },
    { after: 3, event: null },
    { after: 4, event: 'won' },
    { after: 5, event: null },
  ];

  it('lets outcomes compete, as worked by hand', () => {
    // 1/5 won; then 4/5 · 1/4 lost; then (4/5 · 3/4) · 1/2 won.
    const steps = cumulativeIncidence(deals, ['won', 'lost'], 1);
    expect(
      steps.map(({ at, atRisk, share }) => [
        at,
        atRisk,
        ...[share.won, share.lost].map((v) => Number(v.toFixed(6))),
      ]),
    ).toEqual([
      [1, 5, 0.2, 0],
      [2, 4, 0.2, 0.2],
      [4, 2, 0.5, 0.2],
    ]);
    // The control: one less Kaplan–Meier of the wins alone says more than can be.
    const wins = deals.map(({ after, event }) => ({ after, event: event === 'won' ? event : null }));
    expect(1 - (kaplanMeier(wins).at(-1)?.going ?? 1)).toBeCloseTo(0.6, 9);
  });

  it('is the plain shares where all is decided, and stops where too few remain', () => {
    const all = Array.from(
      { length: 40 },
      (_, i): Spell<Outcome> => ({ after: i, event: i % 4 ? 'won' : 'lost' }),
    );
    const whole = cumulativeIncidence(all, ['won', 'lost'], 1).at(-1);
    expect(whole?.share.won).toBeCloseTo(0.75, 12);
    expect(whole?.share.lost).toBeCloseTo(0.25, 12);
    expect(cumulativeIncidence(all, ['won', 'lost']).at(-1)).toMatchObject({ at: 30, atRisk: 10 });
  });
});

describe('what brackets tell', () => {
  // D. M. Finkelstein and R. A. Wolfe, Biometrics 41, 1985: months to retraction after radiotherapy alone, 46 women.
  const unknown = Number.POSITIVE_INFINITY;
  const bounded = [
    [6, 10],
    [0, 7],
    [7, 16],
    [7, 14],
    [37, 44],
    [0, 8],
    [4, 11],
    [11, 15],
    [25, 37],
    [26, 40],
    [27, 34],
    [36, 44],
    [36, 48],
    [17, 25],
    [11, 18],
    [5, 12],
    [0, 5],
    [5, 11],
    [19, 35],
    [17, 25],
    [19, 26],
  ] as const;
  const open = [
    45, 46, 46, 17, 15, 22, 46, 46, 46, 46, 46, 37, 40, 46, 38, 37, 18, 24, 36, 24, 32, 33, 37, 34, 36,
  ];
  const women = [
    ...bounded.map(([low, high]) => ({ low, high })),
    ...open.map((low) => ({ low, high: unknown })),
  ];

  it('has the published distribution, plateau by plateau', () => {
    expect(women).toHaveLength(46);
    const found = turnbull(women);
    expect(found.map(({ low, high }) => [low, high])).toEqual([
      [4, 5],
      [6, 7],
      [7, 8],
      [11, 12],
      [24, 25],
      [33, 34],
      [38, 40],
      [46, 48],
    ]);
    const published = [0.0463, 0.0334, 0.0887, 0.0708, 0.0926, 0.0818, 0.1209, 0.4656];
    expect(found.map(({ share }) => share)).toEqual(published.map((share) => expect.closeTo(share, 3)));
  });

  it('is what was seen where values are known, and all of it together is one', () => {
    expect(turnbull([1, 2, 2].map((at) => ({ low: at, high: at })))).toEqual([
      { low: 1, high: 1, share: expect.closeTo(1 / 3, 9) },
      { low: 2, high: 2, share: expect.closeTo(2 / 3, 9) },
    ]);
    expect(turnbull(women).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 4);
    expect(turnbull([])).toEqual([]);
  });
});

describe('shares that cannot rise with the price', () => {
  it('pools what rises', () => {
    const of = (k: number) => ({ k, n: 10 });
    expect(nonIncreasing([of(5), of(7), of(2)])).toEqual([0.6, 0.6, 0.2]);
    expect(nonIncreasing([of(9), of(5), of(1)])).toEqual([0.9, 0.5, 0.1]);
    expect(nonIncreasing([{ k: 0, n: 10 }, { k: 10, n: 30 }, of(5)])).toEqual([0.3, 0.3, 0.3]);
  });

  it('draws whole customers, the same every time', () => {
    const customers = Array.from({ length: 60 }, (_, i) => [
      { k: i % 5 ? 2 : 0, n: 2 },
      { k: i % 2, n: 1 },
    ]);
    const bands = bootstrapBands(customers, 2, { draws: 300 });
    expect(bootstrapBands(customers, 2, { draws: 300 })).toEqual(bands);
    expect(bands[0]?.low).toBeLessThan(0.8);
    expect(bands[0]?.high).toBeGreaterThan(0.8);
    expect(bands[1]?.low).toBeLessThan(0.5);
    expect(bands[1]?.high).toBeGreaterThan(0.5);
  });
});

describe('the forecast', () => {
  it('gives way from what was assumed to what happened', () => {
    expect(stageProbability(0, 0, 0.4)).toBe(0.4);
    expect(stageProbability(30, 90, 0.4)).toBe(0.34);
  });

  it('is the sum of the chances, with a spread that says how few deals it hangs on', () => {
    const one = spreadOf([{ worth: 100, probability: 0.5 }]);
    expect(one).toEqual({ expected: 50, low: 0, high: 100, largestShare: 1 });
    const many = spreadOf(Array.from({ length: 400 }, () => ({ worth: 1, probability: 0.5 })));
    // Binomial(400, ½): the 10th and 90th percentile are 187 and 213.
    expect(many.expected).toBe(200);
    expect(Math.abs(many.low - 187)).toBeLessThanOrEqual(1);
    expect(Math.abs(many.high - 213)).toBeLessThanOrEqual(1);
    const uneven = Array.from({ length: 30 }, (_, i) => ({ worth: 1 + i ** 2, probability: 0.3 }));
    expect(spreadOf(uneven)).toEqual(spreadOf(uneven, { draws: 10_000 }));
    expect(spreadOf(uneven)).not.toEqual(spreadOf(uneven, { draws: 500 }));
    expect(spreadOf([])).toEqual({ expected: 0, low: 0, high: 0, largestShare: 0 });
  });
});
