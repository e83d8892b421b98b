import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceMargins } from '#shared/pricing/margin.ts';
import { unitPriceForMargin } from '#shared/pricing/price-for-margin.ts';
import type { Component } from '#shared/quote/quote.ts';
import { quoteOfLines } from '../../support/price-lines.ts';
import { component } from '../../support/quote-content.ts';

const asked = { quantity: '12', unitCost: '860', margin: '31.2' };
const priceFor = (values: Partial<Component>, of = asked, currency = 'SEK') =>
  unitPriceForMargin(component('c1', values), of, currency);

describe('the price that leaves a margin', () => {
  test('of 31.2 % on what costs 860 is 1 250', () => {
    expect(priceFor({})).toBe('1250');
  });

  test('makes up for what is taken off the line and added to it', () => {
    expect(priceFor({ adjustments: [{ kind: 'discount', percent: '10' }] })).toBe('1388.89');
    expect(priceFor({ adjustments: [{ kind: 'discount', amount: '1200' }] })).toBe('1350');
    expect(priceFor({ adjustments: [{ kind: 'charge', percent: '50', baseAmount: '2400' }] })).toBe('1150');
  });

  test('is for as many as the price is for, in the digits of the currency', () => {
    expect(priceFor({ baseQuantity: '100' })).toBe('125000');
    expect(priceFor({}, { ...asked, margin: '30' }, 'JPY')).toBe('1229');
    expect(priceFor({}, { ...asked, margin: '30' }, 'BHD')).toBe('1228.571');
  });

  test.each([
    ['prices in steps', { priceModel: 'volume' as const }, {}],
    ['no quantity', {}, { quantity: '0' }],
    ['a margin of all', {}, { margin: '100' }],
    ['a cost that is none', {}, { unitCost: 'NaN' }],
    ['a line that is given away', { adjustments: [{ kind: 'discount' as const, percent: '100' }] }, {}],
    ['charges that alone leave more', { adjustments: [{ kind: 'charge' as const, amount: '99999' }] }, {}],
    ['a price beyond what can be priced', {}, { unitCost: '999999999999', margin: '99.9' }],
  ])('is none for %s', (_, values, of) => {
    expect(priceFor(values, { ...asked, ...of })).toBeNull();
  });

  test('is found again as the margin, to what an öre of price makes of it', () => {
    const percent = fc.integer({ min: 0, max: 9_000 }).map((hundredths) => String(hundredths / 100));
    const discount = fc.integer({ min: 0, max: 50 }).map(String);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }).map(String),
        fc.integer({ min: 100, max: 90_000 }).map(String),
        percent,
        discount,
        (quantity, unitCost, margin, off) => {
          const values = { quantity, adjustments: [{ kind: 'discount' as const, percent: off }] };
          const unitPrice = priceFor(values, { quantity, unitCost, margin });
          const { lines } = priceMargins(quoteOfLines([{ ...values, unitPrice }]), {
            c1: { unitCost, floorPrice: null },
          });
          expect(Math.abs(Number(lines['c1']?.percent) - Number(margin))).toBeLessThanOrEqual(0.02);
        },
      ),
    );
  });
});
