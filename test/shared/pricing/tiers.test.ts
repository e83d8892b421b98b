import { describe, expect, test } from 'vitest';
import { priceComponent } from '#shared/pricing/price-component.ts';
import type { Component, Tier } from '#shared/quote/quote.ts';
import { component } from '../../support/quote-content.ts';

const tiers: Tier[] = [
  { upTo: '10', unitPrice: '1800' },
  { upTo: '25', unitPrice: '1400' },
  { upTo: null, unitPrice: '1100' },
];

const price = (quantity: string, overrides: Partial<Component>) =>
  priceComponent(component('one', { tiers, ...overrides }), quantity, 'SEK');

test.each([
  ['0', 0, 0],
  ['10', 18_000, 0],
  ['10.5', 18_700, 1],
  ['24', 37_600, 1],
  ['25', 39_000, 1],
  ['26', 40_100, 2],
  ['-24', -37_600, 1],
])('graduated: %s cost %i, each unit at its own step', (quantity, amount, tierIndex) => {
  const line = price(quantity, { priceModel: 'graduated' });
  expect([line.net, line.tierIndex]).toEqual([amount * 100, tierIndex]);
});

test.each([
  ['10', 18_000, 0],
  ['11', 15_400, 1],
  ['26', 28_600, 2],
])('volume: %s cost %i, all at the step they reach', (quantity, amount, tierIndex) => {
  const line = price(quantity, { priceModel: 'volume' });
  expect([line.net, line.tierIndex]).toEqual([amount * 100, tierIndex]);
});

describe('volume pricing says when more would cost less', () => {
  test.each([
    ['7', null],
    ['8', null],
    ['9', '11'],
    ['10', '11'],
    ['11', null],
    ['21', '26'],
    ['26', null],
  ])('%s → %s', (quantity, cheaperAbove) => {
    expect(price(quantity, { priceModel: 'volume' }).cheaperAbove).toBe(cheaperAbove);
  });

  test('only a quantity the buyer may set is named', () => {
    const inPairs = { priceModel: 'volume', buyerQuantity: { min: '2', max: '50', step: '2' } } as const;
    expect(price('10', inPairs).cheaperAbove).toBe('12');
    const upToTen = { priceModel: 'volume', buyerQuantity: { min: '1', max: '10', step: '1' } } as const;
    expect(price('10', upToTen).cheaperAbove).toBeNull();
  });

  test('graduated prices never do', () => {
    expect(price('10', { priceModel: 'graduated' }).cheaperAbove).toBeNull();
    const halved = [
      { upTo: '1', unitPrice: '100' },
      { upTo: null, unitPrice: '50' },
    ];
    // Two for the price of one are more, and no less to pay.
    expect(price('1', { priceModel: 'volume', tiers: halved }).cheaperAbove).toBeNull();
  });
});

test('fees: volume takes that of its step, graduated those of all steps reached', () => {
  const withFees = tiers.map((tier, index) => ({ ...tier, flatFee: String((index + 1) * 100) }));
  expect(price('24', { priceModel: 'volume', tiers: withFees }).net).toBe((24 * 1400 + 200) * 100);
  expect(price('24', { priceModel: 'graduated', tiers: withFees }).net).toBe((37_600 + 100 + 200) * 100);
});

test('a fee is not divided by the base quantity', () => {
  const withFee = [{ upTo: null, unitPrice: '50', flatFee: '10' }];
  const line = price('200', { priceModel: 'graduated', tiers: withFee, baseQuantity: '100' });
  expect(line.net).toBe((100 + 10) * 100);
});

describe('steps that are no steps are named', () => {
  test.each<[string, Tier[]]>([
    ['none', []],
    ['not open at the end', [{ upTo: '10', unitPrice: '5' }]],
    [
      'falling',
      [
        { upTo: '10', unitPrice: '5' },
        { upTo: '5', unitPrice: '4' },
        { upTo: null, unitPrice: '3' },
      ],
    ],
    [
      'open in the middle',
      [
        { upTo: null, unitPrice: '5' },
        { upTo: null, unitPrice: '4' },
      ],
    ],
    ['starting at zero', [{ upTo: '0', unitPrice: '5' }, ...tiers]],
  ])('%s', (_, bad) => {
    const line = price('12', { priceModel: 'graduated', tiers: bad, unitPrice: '7' });
    expect(line.issues.map(({ code }) => code)).toEqual(['tiers-invalid']);
    expect(Number.isSafeInteger(line.net)).toBe(true);
  });

  test('the negative control: proper steps have no issue', () => {
    expect(price('12', { priceModel: 'graduated' }).issues).toEqual([]);
  });
});
