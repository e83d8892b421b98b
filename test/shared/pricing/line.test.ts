import { describe, expect, test } from 'vitest';
import { priceComponent } from '#shared/pricing/price-component.ts';
import type { Component } from '#shared/quote/quote.ts';
import { issuesOf, periodOf, priceLines, standard } from '../../support/price-lines.ts';
import { component } from '../../support/quote-content.ts';

const price = (overrides: Partial<Component>, currency = 'EUR') => {
  const one = component('one', overrides);
  return priceComponent(one, one.quantity, currency);
};

describe('a flat line', () => {
  test.each([
    ['3', '0.335', '1', 101],
    ['0.02', '7.25', '1', 15],
    ['2', '99.95', '100', 200],
    ['-7', '400', '1', -280_000],
    ['-1', '0.125', '1', -13],
    ['10', '200', '2', 100_000],
  ])('%s at %s per %s is %i cents: rounded once, half away from zero', (quantity, unitPrice, base, net) => {
    expect(price({ quantity, unitPrice, baseQuantity: base }).net).toBe(net);
  });

  test.each([
    ['JPY', 1235],
    ['SEK', 123_450],
    ['BHD', 1_234_500],
  ])('comes out in the minor unit of %s', (currency, net) => {
    expect(price({ unitPrice: '1234.5' }, currency).net).toBe(net);
  });
});

describe('adjustments', () => {
  test('16 at 348.35 less 4 % is 5 350.66, its VAT at 22 % 1 177.15', () => {
    const priced = priceLines(
      [
        {
          quantity: '16',
          unitPrice: '348.35',
          adjustments: [{ kind: 'discount', percent: '4' }],
          vat: standard('22'),
        },
      ],
      { currency: 'EUR' },
    );
    expect(priced.components['c1']).toMatchObject({ gross: 557_360, net: 535_066 });
    expect(priced.components['c1']?.adjustments[0]?.amount).toBe(22_294);
    expect(periodOf(priced, 'once')).toMatchObject({ net: 535_066, tax: 117_715, gross: 652_781 });
  });

  test('percentages are all of the gross, not of each other', () => {
    const line = price({
      unitPrice: '100',
      adjustments: [
        { kind: 'discount', percent: '10' },
        { kind: 'charge', percent: '10' },
        { kind: 'discount', amount: '5.50' },
      ],
    });
    expect(line.net).toBe(9450);
  });

  test('amounts finer than a cent enter before the one rounding', () => {
    const line = price({ unitPrice: '0.335', adjustments: [{ kind: 'charge', amount: '0.0049' }] });
    expect(line.net).toBe(34);
  });

  test('a discount takes a line to zero at most, and is named', () => {
    const priced = priceLines([{ unitPrice: '100', adjustments: [{ kind: 'discount', amount: '101' }] }]);
    expect(priced.components['c1']?.net).toBe(0);
    expect(issuesOf(priced)).toEqual(['discount-exceeds-line c1 adjustments']);
  });

  test('a credit may be negative, before and after a discount', () => {
    const priced = priceLines([
      { unitPrice: '100', quantity: '-2', adjustments: [{ kind: 'discount', percent: '10' }] },
    ]);
    expect(priced.components['c1']?.net).toBe(-18_000);
    expect(issuesOf(priced)).toEqual([]);
  });
});

describe('what a line cannot be priced by is named and counts as nothing', () => {
  test.each<[string, Partial<Component>]>([
    ['price-missing unitPrice', { unitPrice: null }],
    ['number-invalid unitPrice', { unitPrice: 'ten' }],
    ['number-invalid unitPrice', { unitPrice: '1000000000001' }],
    ['number-invalid unitPrice', { unitPrice: '0.1234567' }],
    ['number-invalid quantity', { unitPrice: '1', quantity: '1e9' }],
    ['number-invalid quantity', { unitPrice: '1', quantity: '0.00001' }],
    ['number-invalid baseQuantity', { unitPrice: '1', baseQuantity: '0' }],
    ['number-invalid adjustments', { unitPrice: '1', adjustments: [{ kind: 'charge', percent: '101' }] }],
    ['vat-invalid vat', { unitPrice: '1', vat: { category: 'S', rate: '-25' } }],
    ['vat-invalid vat', { unitPrice: '1', vat: { category: 'E', rate: '0' } }],
    [
      'vat-invalid vat',
      { unitPrice: '1', vat: { category: 'AE', rate: '25', exemptionText: 'Reverse charge' } },
    ],
    ['overflow', { unitPrice: '1000000000000', quantity: '1000000000' }],
  ])('%s', (issue, overrides) => {
    const line = price(overrides);
    expect(line.issues.map(({ code, field }) => [code, field].filter(Boolean).join(' '))).toContain(issue);
    expect(Number.isSafeInteger(line.net)).toBe(true);
  });

  test('the negative control: a line that is in order has no issue', () => {
    expect(price({ unitPrice: '1' }).issues).toEqual([]);
    const reason = 'Medical care';
    expect(
      price({ unitPrice: '1', vat: { category: 'E', rate: '0', exemptionText: reason } }).issues,
    ).toEqual([]);
  });
});
