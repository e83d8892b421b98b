import { describe, expect, test } from 'vitest';
import type { Component } from '#shared/quote/quote.ts';
import { priceLines, standard } from '../../support/price-lines.ts';

const monthly = (unitPrice: string, billingPeriod: Component['billingPeriod'] = 'month') =>
  ({ unitPrice, billingPeriod, pricePeriod: 'month' }) as const;
const yearly = (unitPrice: string) => ({ unitPrice, pricePeriod: 'year', billingPeriod: 'year' }) as const;

test('set-up 50 000, 8 000 a month and 12 000 a year for 24 months', () => {
  const priced = priceLines([{ unitPrice: '50000' }, monthly('8000'), yearly('12000')], { termMonths: 24 });
  expect(priced).toMatchObject({
    mrr: 900_000,
    arr: 10_800_000,
    tcv: 26_600_000,
    acv: 10_800_000,
    firstYear: { net: 15_800_000 },
  });
});

test('100 a year sold for 18 months is 150 in all and 100 a year', () => {
  const priced = priceLines([yearly('100')], { termMonths: 18 });
  expect(priced).toMatchObject({ tcv: 15_000, acv: 10_000, firstYear: { net: 10_000 } });
});

test('a year of what is paid yearly is that price, not twelve rounded months', () => {
  expect(priceLines([yearly('100')])).toMatchObject({ mrr: 833, arr: 10_000 });
});

test('a term shorter than a year shortens the first year', () => {
  const priced = priceLines([{ unitPrice: '10' }, monthly('100'), yearly('120')], { termMonths: 5 });
  expect(priced.firstYear).toMatchObject({ net: 1000 + 50_000 + 5000, tax: 250 + 12_500 + 1250 });
  expect(priced.firstYear.net).toBe(priced.tcv);
});

test('the VAT of the first year is the VAT of each period as often as it occurs', () => {
  const priced = priceLines([{ ...monthly('0.10'), vat: standard('25') }]);
  // 2.5 öre a month is 3 on each of twelve invoices.
  expect(priced.firstYear).toMatchObject({ net: 120, tax: 36, gross: 156 });
});

describe('due at acceptance', () => {
  test('is the one-off and the first instalment of what recurs', () => {
    const priced = priceLines([
      { unitPrice: '50' },
      monthly('100', 'year'),
      monthly('10', 'quarter'),
      yearly('7'),
    ]);
    expect(priced.dueAtAcceptance).toMatchObject({ net: 5000 + 120_000 + 3000 + 700, tax: 32_175 });
  });

  test('an instalment is never longer than the term, and "once" is all of it', () => {
    expect(priceLines([monthly('100', 'year')], { termMonths: 6 }).dueAtAcceptance.net).toBe(60_000);
    expect(priceLines([monthly('100', 'once')], { termMonths: 30 }).dueAtAcceptance.net).toBe(300_000);
  });

  test('has its share of the discounts', () => {
    const priced = priceLines([{ unitPrice: '100' }, monthly('100', 'year')], {
      quoteDiscount: { percent: '10' },
    });
    expect(priced.dueAtAcceptance.net).toBe(9000 + 12 * 9000);
  });

  test('takes VAT once on what one invoice holds', () => {
    const priced = priceLines([{ unitPrice: '0.10' }, monthly('0.10')]);
    expect(priced.dueAtAcceptance).toMatchObject({ net: 20, tax: 5 });
  });

  test('credits that cancel what recurs leave the difference of their instalments', () => {
    const priced = priceLines([monthly('100', 'month'), monthly('-100', 'year')]);
    expect(priced.dueAtAcceptance.net).toBe(10_000 - 120_000);
  });
});
