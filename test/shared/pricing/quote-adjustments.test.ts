import { describe, expect, test } from 'vitest';
import type { QuoteAdjustment } from '#shared/quote/quote.ts';
import { issuesOf, periodOf, priceLines, standard } from '../../support/price-lines.ts';

const freight: QuoteAdjustment = {
  kind: 'charge',
  title: 'Freight',
  pricePeriod: 'once',
  vat: standard('25'),
  amount: '25',
};
const of = (change: object): QuoteAdjustment => ({ ...freight, ...change }) as QuoteAdjustment;
const { amount: _, ...percentual } = freight;

describe('a charge on the quote', () => {
  test('is taxed at its own rate beside the lines: 1 300 and freight of 25 make 1 325 and 331.25', () => {
    const total = periodOf(priceLines([{ unitPrice: '1300' }], { quoteAdjustments: [freight] }), 'once');
    expect(total).toMatchObject({ lines: 1300_00, charges: 25_00, allowances: 0, net: 1325_00, tax: 331_25 });
  });

  test('is not touched by the quote discount, nor by the order of both in the terms', () => {
    const priced = priceLines([{ unitPrice: '1000' }], {
      quoteDiscount: { percent: '50' },
      quoteAdjustments: [freight],
    });
    expect(periodOf(priced, 'once')).toMatchObject({ quoteDiscount: 500_00, net: 525_00 });
  });

  test('makes the VAT rate it needs where no line has it', () => {
    const total = periodOf(
      priceLines([{ unitPrice: '100' }], { quoteAdjustments: [of({ vat: standard('12') })] }),
      'once',
    );
    expect(total.vat).toMatchObject([
      { rate: '25', taxable: 100_00 },
      { rate: '12', taxable: 25_00, tax: 3_00 },
    ]);
  });

  test('as a percentage is of what the quote discount leaves at that rate, rounded by itself', () => {
    const priced = priceLines([{ unitPrice: '0.55' }, { unitPrice: '9', vat: standard('12') }], {
      quoteDiscount: { percent: '10' },
      quoteAdjustments: [{ ...percentual, percent: '10' }],
    });
    // 0.55 less 0.06 leaves 0.49, of which a tenth is 0.05.
    expect(periodOf(priced, 'once').charges).toBe(5);
  });

  test('as a percentage of a stated base is of that: 20 % of 1 000 is 200', () => {
    const quoteAdjustments = [{ ...percentual, percent: '20', baseAmount: '1000' }];
    expect(periodOf(priceLines([{ unitPrice: '1' }], { quoteAdjustments }), 'once').charges).toBe(200_00);
  });

  test('that recurs is counted as often as its period, and billed in advance', () => {
    const priced = priceLines([{ unitPrice: '100' }], { quoteAdjustments: [of({ pricePeriod: 'month' })] });
    expect(periodOf(priced, 'month')).toMatchObject({ lines: 0, charges: 25_00, net: 25_00 });
    expect(priced.firstYear.net).toBe(400_00);
    expect(priced.mrr).toBe(25_00);
    expect(priced.dueAtAcceptance.net).toBe(125_00);
  });

  test('may be negative, as in a correction', () => {
    const priced = priceLines([{ unitPrice: '-1300' }], { quoteAdjustments: [of({ amount: '-25' })] });
    expect(issuesOf(priced)).toEqual([]);
    expect(periodOf(priced, 'once')).toMatchObject({ charges: -25_00, net: -1325_00, tax: -331_25 });
  });
});

describe('a discount on the quote at a rate of its own', () => {
  test('comes off that rate alone', () => {
    const quoteAdjustments = [of({ kind: 'discount', amount: '100' })];
    const total = periodOf(
      priceLines([{ unitPrice: '1000' }, { unitPrice: '500', vat: standard('12') }], { quoteAdjustments }),
      'once',
    );
    expect(total).toMatchObject({ allowances: 100_00, charges: 0, net: 1400_00 });
    expect(total.vat.map(({ taxable }) => taxable)).toEqual([900_00, 500_00]);
  });

  test('that is more than there is at that rate is named', () => {
    const quoteAdjustments = [of({ kind: 'discount', amount: '11' })];
    expect(issuesOf(priceLines([{ unitPrice: '10' }], { quoteAdjustments }))).toEqual([
      'discount-exceeds-quote quoteAdjustments',
    ]);
  });
});

test.each([
  ['an amount that is none', { amount: 'many' }, 'number-invalid quoteAdjustments'],
  [
    'an untaxed category without its reason',
    { vat: { category: 'E', rate: '0' } },
    'vat-invalid quoteAdjustments',
  ],
])('%s is named', (_, change, issue) => {
  expect(issuesOf(priceLines([{ unitPrice: '100' }], { quoteAdjustments: [of(change)] }))).toEqual([issue]);
});

test('a line’s percentage of a stated base is of that base: 1 % of 100 is 1', () => {
  const priced = priceLines([
    {
      unitPrice: '410',
      quantity: '10',
      adjustments: [
        { kind: 'charge', percent: '1', baseAmount: '100' },
        { kind: 'discount', amount: '101' },
      ],
    },
  ]);
  expect(priced.components['c1']?.net).toBe(4000_00);
});
