import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { issuesOf, periodOf, priceLines, quoteOfLines } from '../../support/price-lines.ts';

describe('a discount that lapses', () => {
  const content = quoteOfLines([{ unitPrice: '1000' }], {
    quoteDiscount: { percent: '10' },
    quoteDiscountUntil: '2026-04-30',
  });

  test.each([
    ['on its last day', '2026-04-30', 900_00],
    ['on the day after', '2026-05-01', 1000_00],
    ['where no day is named', null, 900_00],
  ])('%s counts as it should', (_, asOf, net) => {
    const priced = priceQuote(content, { asOf });
    expect(priced.asOf).toBe(asOf);
    expect(periodOf(priced, 'once').net).toBe(net);
    expect(priced.lapsingDiscount).toMatchObject({
      until: '2026-04-30',
      hasLapsed: net === 1000_00,
      after: { firstYear: { net: 1000_00 }, dueAtAcceptance: { net: 1000_00, payable: 1250_00 } },
    });
    expect(issuesOf(priced)).toEqual(net === 1000_00 ? ['discount-lapsed quoteDiscountUntil'] : []);
  });

  test('is none where there is no discount, or it has no last day', () => {
    expect(priceLines([{ unitPrice: '1' }], { quoteDiscountUntil: '2026-04-30' }).lapsingDiscount).toBeNull();
    expect(priceLines([{ unitPrice: '1' }], { quoteDiscount: { percent: '1' } }).lapsingDiscount).toBeNull();
  });
});

describe('the amount to pay', () => {
  test('4 467.75 at 25 %: VAT 1 116.94, total 5 584.69, rounding +0.31, to pay 5 585', () => {
    const priced = priceLines([{ unitPrice: '4467.75' }], { payableStep: '1' });
    const figures = { net: 4467_75, tax: 1116_94, gross: 5584_69, rounding: 31, payable: 5585_00 };
    expect(periodOf(priced, 'once')).toMatchObject(figures);
    expect(priced.dueAtAcceptance).toMatchObject(figures);
    // What is summed up over time is not paid as one amount.
    expect(priced.firstYear).toEqual({
      net: 4467_75,
      tax: 1116_94,
      gross: 5584_69,
      vat: priced.dueAtAcceptance.vat,
    });
  });

  test('is what it is where nothing is rounded', () => {
    expect(priceLines([{ unitPrice: '4467.75' }]).dueAtAcceptance).toMatchObject({
      rounding: 0,
      payable: 5584_69,
    });
  });

  test.each([
    ['0.05', '10.02', 12_53, 2, 12_55],
    ['0.5', '10', 12_50, 0, 12_50],
    ['1', '-10', -12_50, -50, -13_00],
    ['10', '12', 15_00, 5_00, 20_00],
  ] as const)('in coins of %s', (payableStep, unitPrice, gross, rounding, payable) => {
    expect(priceLines([{ unitPrice }], { payableStep }).dueAtAcceptance).toMatchObject({
      gross,
      rounding,
      payable,
    });
  });

  test('in a currency without such coins stays as it is', () => {
    const priced = priceLines([{ unitPrice: '10' }], { payableStep: '0.05', currency: 'JPY' });
    expect(priced.dueAtAcceptance).toMatchObject({ rounding: 0, payable: 13 });
    expect(priced.stacking.map(({ step }) => step)).not.toContain('payable-rounding');
  });
});
