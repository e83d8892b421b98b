import { describe, expect, test } from 'vitest';
import { priceMargins } from '#shared/pricing/margin.ts';
import { quoteOfLines } from '../../support/price-lines.ts';

const cost = (unitCost: string | null, floorPrice: string | null = null) => ({ unitCost, floorPrice });

describe('margins', () => {
  test('12 hours at 1 250 that cost 860: 4 680 is 31.2 %', () => {
    const content = quoteOfLines([
      { unitPrice: '1250', quantity: '12', pricePeriod: 'month', billingPeriod: 'month' },
    ]);
    const { lines, firstYear } = priceMargins(content, { c1: cost('860') });
    expect(lines['c1']).toMatchObject({ net: 1_500_000, cost: 1_032_000, margin: 468_000, percent: '31.2' });
    expect(firstYear).toMatchObject({ margin: 12 * 468_000, percent: '31.2' });
  });

  test('a discount comes out of the margin alone', () => {
    const content = quoteOfLines([{ unitPrice: '100' }], { quoteDiscount: { percent: '30' } });
    expect(priceMargins(content, { c1: cost('80') }).firstYear).toEqual({
      net: 7000,
      cost: 8000,
      margin: -1000,
      percent: '-14.29',
    });
  });

  test('what has no known cost is named and left aside, and so is what is not selected', () => {
    const content = quoteOfLines([
      { unitPrice: '100' },
      { unitPrice: '1000' },
      { unitPrice: '50', presence: 'optional', preselected: false },
      { unitPrice: '10', presence: 'optional', preselected: false },
    ]);
    const margins = priceMargins(content, { c1: cost('40'), c2: cost(null), c3: cost('20') });
    expect(margins.uncosted).toEqual(['c2']);
    expect(margins.firstYear).toMatchObject({ net: 10_000, cost: 4000, percent: '60' });
    expect(margins.lines['c3']).toMatchObject({ margin: 3000 });
    expect(Object.keys(margins.lines)).toEqual(['c1', 'c3']);
  });

  test('nothing sold has no percentage', () => {
    const content = quoteOfLines([{ unitPrice: '0' }]);
    expect(priceMargins(content, { c1: cost('1') }).firstYear).toMatchObject({ margin: -100, percent: null });
  });

  test('the floor is a price per unit, after the line’s own discount, and needs no known cost', () => {
    const belowFloor = (percent: string) =>
      priceMargins(
        quoteOfLines([{ unitPrice: '100', quantity: '3', adjustments: [{ kind: 'discount', percent }] }]),
        { c1: cost(null, '90') },
      ).belowFloor;
    expect(belowFloor('10')).toEqual([]);
    expect(belowFloor('10.01')).toEqual(['c1']);
  });
});
