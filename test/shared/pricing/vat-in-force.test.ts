import { describe, expect, test } from 'vitest';
import { vatRateInForce, vatRates, vatRatesOn } from '#shared/money/vat-rates.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { exemptionTexts } from '#shared/quote/exemption-texts.ts';
import { type Component, type Terms, vatCategories } from '#shared/quote/quote.ts';
import { issuesOf, quoteOfLines } from '../../support/price-lines.ts';

describe('the table of rates', () => {
  test.each(Object.entries(vatRates))('of %s has at most one rate for a supply on any day', (_, rows) => {
    for (const row of rows) {
      const others = rows.filter(({ supply }) => supply === row.supply);
      const days = [row.from, row.through].filter((day) => day !== null);
      for (const day of days) {
        const valid = others.filter(
          ({ from, through }) => from <= day && (through === null || day <= through),
        );
        expect(valid).toEqual([row]);
      }
    }
  });

  test.each([
    ['2026-03-31', '12'],
    ['2026-04-01', '6'],
    ['2027-12-31', '6'],
    ['2028-01-01', '12'],
  ])('on %s has food at %s %%', (day, rate) => {
    expect(vatRatesOn('SE', day).find(({ supply }) => supply === 'food')?.rate).toBe(rate);
  });

  test('finds the rate of a supply, and of none in particular', () => {
    expect(vatRateInForce('SE', '6', '2026-03-31', 'food')).toBeNull();
    expect(vatRateInForce('SE', '6', '2026-04-01')?.supply).toBe('culture');
    expect(vatRateInForce('SE', '15', '2026-04-01')).toBeNull();
  });
});

describe('the rates of a quote', () => {
  const food: Component['vat'] = { category: 'S', rate: '6', supply: 'food' };
  const check = (line: Partial<Component>, terms: Partial<Terms>, asOf: string | null = null) => {
    const content = quoteOfLines([{ unitPrice: '1', ...line }], { vatCountry: 'SE', ...terms });
    const priced = priceQuote(content, { asOf });
    return [priced.vatRatesOn, ...issuesOf(priced)];
  };

  test('are those of the day delivery starts, else of the day it is priced for', () => {
    expect(check({ vat: food }, { startDate: '2026-04-01' }, '2026-03-01')).toEqual(['2026-04-01']);
    expect(check({ vat: food }, {}, '2026-03-01')).toEqual(['2026-03-01', 'vat-rate-not-in-force c1 vat']);
    expect(check({ vat: food }, {})).toEqual([null]);
  });

  test('must last as long as what recurs', () => {
    const monthly = { vat: food, pricePeriod: 'month', billingPeriod: 'month' } as const;
    expect(check(monthly, { startDate: '2027-07-01', termMonths: 12 })).toEqual([
      '2027-07-01',
      'vat-rate-ends c1 vat',
    ]);
    expect(check(monthly, { startDate: '2027-01-01', termMonths: 12 })).toEqual(['2027-01-01']);
    expect(check(monthly, { startDate: '2027-01-02', termMonths: 12 })).toEqual([
      '2027-01-02',
      'vat-rate-ends c1 vat',
    ]);
    expect(check({ vat: food }, { startDate: '2027-07-01', termMonths: 12 })).toEqual(['2027-07-01']);
  });

  test('are not checked where no country is named, nor where no VAT is charged', () => {
    expect(check({ vat: food }, { vatCountry: null, startDate: '2026-01-01' })).toEqual([null]);
    const exempt = { category: 'E', rate: '0', exemptionText: 'Education' } as const;
    expect(check({ vat: exempt }, { startDate: '2026-01-01' })).toEqual(['2026-01-01']);
  });

  test('of charges on the quote are checked too', () => {
    const charge = {
      kind: 'charge',
      title: 'Freight',
      pricePeriod: 'once',
      vat: { category: 'S', rate: '15' },
      amount: '1',
    } as const;
    expect(check({}, { quoteAdjustments: [charge], startDate: '2026-05-04' })).toEqual([
      '2026-05-04',
      'vat-rate-not-in-force quoteAdjustments',
    ]);
  });
});

test('every untaxed category has texts to start from, as many in each language', () => {
  expect(Object.keys(exemptionTexts).sort()).toEqual(vatCategories.filter((each) => each !== 'S').sort());
  for (const { en, sv } of Object.values(exemptionTexts)) {
    expect(en.length).toBeGreaterThan(0);
    expect(sv).toHaveLength(en.length);
  }
});
