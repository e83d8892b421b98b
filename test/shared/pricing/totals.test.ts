import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { issuesOf, periodOf, priceLines, quoteOfLines, standard } from '../../support/price-lines.ts';

describe('VAT', () => {
  test('is taken once on the sum, never per line: 292.13 + 66.50 at 15 % is 53.79', () => {
    const priced = priceLines([
      { unitPrice: '292.13', vat: standard('15') },
      { unitPrice: '66.50', vat: standard('15') },
    ]);
    expect(periodOf(priced, 'once')).toMatchObject({ net: 35_863, tax: 5379, gross: 41_242 });
    // Per line it would have been an öre more.
    expect((priced.components['c1']?.ownVat ?? 0) + (priced.components['c2']?.ownVat ?? 0)).toBe(5380);
  });

  test('rates written in two ways are one rate', () => {
    const priced = priceLines([
      { unitPrice: '1', vat: standard('25') },
      { unitPrice: '1', vat: standard('25.00') },
    ]);
    expect(periodOf(priced, 'once').vat).toEqual([
      { category: 'S', rate: '25', exemptionText: null, taxable: 200, tax: 50 },
    ]);
  });

  test('an untaxed category keeps its reason', () => {
    const vat = { category: 'AE', rate: '0', exemptionText: 'Reverse charge' } as const;
    const priced = priceLines([{ unitPrice: '10', vat }, { unitPrice: '10' }]);
    expect(periodOf(priced, 'once').vat).toEqual([
      { category: 'S', rate: '25', exemptionText: null, taxable: 1000, tax: 250 },
      { category: 'AE', rate: '0', exemptionText: 'Reverse charge', taxable: 1000, tax: 0 },
    ]);
  });
});

test('of two reasons at one category and rate the same one stands, in whatever order the components do', () => {
  const exempt = (exemptionText: string) =>
    ({ unitPrice: '10', vat: { category: 'E', rate: '0', exemptionText } }) as const;
  const lines = [exempt('Health care'), exempt('Education')];
  for (const some of [lines, lines.toReversed()]) {
    expect(periodOf(priceLines(some), 'once').vat).toMatchObject([{ exemptionText: 'Education' }]);
  }
});

describe('the quote discount', () => {
  const threeRates = [
    { unitPrice: '1000', vat: standard('25') },
    { unitPrice: '500', vat: standard('12') },
    { unitPrice: '300', vat: standard('6') },
  ];

  test('as an amount is split by largest remainder: 100 off three rates comes to 2 009.78', () => {
    const total = periodOf(priceLines(threeRates, { quoteDiscount: { amount: '100' } }), 'once');
    expect(total.vat.map(({ taxable }) => taxable)).toEqual([94_445, 47_222, 28_333]);
    expect(total.vat.map(({ tax }) => tax)).toEqual([23_611, 5667, 1700]);
    expect(total).toMatchObject({ lines: 180_000, quoteDiscount: 10_000, net: 170_000, gross: 200_978 });
  });

  test('as a percentage is rounded for each period and rate', () => {
    const priced = priceLines(
      [{ unitPrice: '0.55' }, { unitPrice: '0.55', pricePeriod: 'month', billingPeriod: 'month' }],
      { quoteDiscount: { percent: '10' } },
    );
    expect(periodOf(priced, 'once').quoteDiscount).toBe(6);
    expect(periodOf(priced, 'month').quoteDiscount).toBe(6);
  });

  test('gives the öre that is left over to the same rate, in whatever order the components stand', () => {
    const equal = [
      { unitPrice: '100', vat: standard('12') },
      { unitPrice: '100', vat: standard('25') },
    ];
    for (const lines of [equal, equal.toReversed()]) {
      const total = periodOf(priceLines(lines, { quoteDiscount: { amount: '0.01' } }), 'once');
      expect(total.vat.map(({ rate, taxable }) => [rate, taxable])).toEqual([
        ['25', 9_999],
        ['12', 10_000],
      ]);
    }
  });

  test('as an amount reaches every period in proportion', () => {
    const priced = priceLines(
      [{ unitPrice: '300' }, { unitPrice: '100', pricePeriod: 'month', billingPeriod: 'month' }],
      { quoteDiscount: { amount: '40' } },
    );
    expect(periodOf(priced, 'once').net).toBe(27_000);
    expect(periodOf(priced, 'month').net).toBe(9000);
  });

  test.each([
    [{ amount: '1801' }, 'discount-exceeds-quote quoteDiscount', 0],
    [{ amount: '-1' }, 'number-invalid quoteDiscount', 180_000],
    [{ percent: '101' }, 'number-invalid quoteDiscount', 180_000],
  ])('%j is named, and leaves the total where it stands or at zero', (quoteDiscount, issue, net) => {
    const priced = priceLines(threeRates, { quoteDiscount });
    expect(issuesOf(priced)).toEqual([issue]);
    expect(periodOf(priced, 'once').net).toBe(net);
  });

  test('of the whole amount is in order', () => {
    const priced = priceLines(threeRates, { quoteDiscount: { amount: '1800' } });
    expect(issuesOf(priced)).toEqual([]);
    expect(periodOf(priced, 'once').gross).toBe(0);
  });
});

test('a section discount is rounded, and not what it leaves: 10 % off 0.05 is 0.01, and 0.04 are left', () => {
  const content = quoteOfLines([{ unitPrice: '0.05' }]);
  const sections = content.sections.map((section) => ({ ...section, discountPercent: '10' }));
  expect(periodOf(priceQuote({ ...content, sections }), 'once').lines).toBe(4);
});

test('a section discount comes before the quote discount, and both before VAT', () => {
  const content = quoteOfLines([{ unitPrice: '1000' }], { quoteDiscount: { percent: '10' } });
  const priced = priceQuote({
    ...content,
    sections: content.sections.map((section) => ({ ...section, discountPercent: '20' })),
  });
  expect(priced.sections['start']).toMatchObject([
    { period: 'once', lines: 100_000, discount: 20_000, net: 80_000, tax: 20_000, gross: 100_000 },
  ]);
  expect(periodOf(priced, 'once')).toMatchObject({ lines: 80_000, net: 72_000, tax: 18_000, gross: 90_000 });
});

test('periods are totalled apart and only where they occur', () => {
  const priced = priceLines([
    { unitPrice: '1', pricePeriod: 'year', billingPeriod: 'year' },
    { unitPrice: '2', pricePeriod: 'month', billingPeriod: 'month' },
    {
      unitPrice: '4',
      pricePeriod: 'month',
      billingPeriod: 'month',
      presence: 'optional',
      preselected: false,
    },
  ]);
  expect(priced.periods.map(({ period, net }) => [period, net])).toEqual([
    ['month', 200],
    ['year', 100],
  ]);
  expect(priced.sections['start']).toMatchObject([
    { period: 'month', net: 200 },
    { period: 'year', net: 100 },
  ]);
});

test('a sum that cannot be stated exactly is named and never a wrong figure', () => {
  const huge = { unitPrice: '1000000000000', quantity: '90' };
  const priced = priceLines([huge, huge]);
  expect(priced.components['c1']?.net).toBe(9_000_000_000_000_000);
  expect(periodOf(priced, 'once').net).toBe(0);
  expect(issuesOf(priced)).toContain('overflow');
});
