import { describe, expect, test } from 'vitest';
import { type ComponentCosts, priceMargins } from '#shared/pricing/margin.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { discountTaken, type SellerLimits, sellerChecks } from '#shared/pricing/seller-checks.ts';
import { type QuoteContent, sectionDefaults } from '#shared/quote/quote.ts';
import { quoteOfLines } from '../../support/price-lines.ts';

const limits: SellerLimits = { minMarginPercent: null, maxDiscountPercent: null };
const cost = (unitCost: string | null, floorPrice: string | null = null): ComponentCosts => ({
  unitCost,
  floorPrice,
});

function checks(
  content: QuoteContent,
  costs: Readonly<Record<string, ComponentCosts>>,
  change: Partial<SellerLimits> = {},
): string[] {
  return sellerChecks(priceMargins(content, costs), discountTaken(content), { ...limits, ...change }).map(
    ({ code, element, stated, limit }) => [code, element, stated, limit].filter(Boolean).join(' '),
  );
}

describe('what discounts take off', () => {
  test('is counted together: 5 % of a line of 4 000 and 10 % of 9 800 are 1 180 of 10 000, 11.8 %', () => {
    const content = quoteOfLines(
      [{ unitPrice: '4000', adjustments: [{ kind: 'discount', percent: '5' }] }, { unitPrice: '6000' }],
      { quoteDiscount: { percent: '10' } },
    );
    expect(discountTaken(content)).toEqual({ listed: 10_000_00, amount: 1180_00, percent: '11.8' });
  });

  test('counts section discounts and discounts at a rate of their own, and no charges', () => {
    const charge = { pricePeriod: 'once', vat: { category: 'S', rate: '25' }, amount: '50' } as const;
    const content = quoteOfLines([{ unitPrice: '1000', adjustments: [{ kind: 'charge', amount: '10' }] }], {
      quoteAdjustments: [
        { kind: 'discount', title: 'Thanks', ...charge },
        { kind: 'charge', title: 'Freight', ...charge },
      ],
    });
    const sections = [{ ...sectionDefaults, id: 'start', rank: 'a0', discountPercent: '20' }];
    // Listed 1 010 and freight of 50; a fifth of 1 010, and 50, are taken off.
    expect(discountTaken({ ...content, sections })).toEqual({
      listed: 1060_00,
      amount: 252_00,
      percent: '23.77',
    });
  });

  test('is no share where nothing is listed', () => {
    expect(discountTaken(quoteOfLines([]))).toEqual({ listed: 0, amount: 0, percent: null });
  });
});

describe('the seller’s limits', () => {
  const content = quoteOfLines([{ unitPrice: '100' }], { quoteDiscount: { percent: '10' } });

  test('say nothing while they are kept, to the last hundredth', () => {
    expect(
      checks(content, { c1: cost('72', '90') }, { minMarginPercent: '20', maxDiscountPercent: '10' }),
    ).toEqual([]);
  });

  test('name what is broken, with what it is and the limit', () => {
    expect(
      checks(content, { c1: cost('72', '90.01') }, { minMarginPercent: '20.01', maxDiscountPercent: '9.99' }),
    ).toEqual(['below-floor c1', 'margin-under-limit 20 20.01', 'discount-over-limit 10 9.99']);
  });

  test('name a margin that is none at all', () => {
    expect(checks(content, { c1: cost('200') }, { minMarginPercent: '0' })).toEqual([
      'margin-under-limit -122.22 0',
    ]);
  });

  test('say where a cost is missing', () => {
    expect(checks(content, {})).toEqual(['cost-unknown c1']);
  });
});

test('a floor holds after the discounts of line, section and quote', () => {
  const content = quoteOfLines([{ unitPrice: '100', quantity: '3', baseQuantity: '1' }], {
    quoteDiscount: { percent: '10' },
  });
  const sections = [{ ...sectionDefaults, id: 'start', rank: 'a0', discountPercent: '20' }];
  const below = (floor: string) =>
    priceMargins({ ...content, sections }, { c1: cost(null, floor) }).belowFloor;
  expect(below('72')).toEqual([]);
  expect(below('72.000001')).toEqual(['c1']);
});

test('nothing of it is in what a buyer can receive', () => {
  const priced = JSON.stringify(priceQuote(quoteOfLines([{ unitPrice: '100' }])));
  for (const name of ['cost', 'margin', 'floor', 'limit'])
    expect(priced.toLowerCase()).not.toContain(`"${name}`);
});
