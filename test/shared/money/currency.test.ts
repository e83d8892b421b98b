import { expect, test } from 'vitest';
import { currencySign, minorDigits } from '#shared/money/currency.ts';

test.each([
  ['SEK', 2],
  ['EUR', 2],
  ['JPY', 0],
  ['ISK', 0],
  ['BHD', 3],
  ['CLF', 4],
])('%s has %i minor digits', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

test('the table agrees with the data of this runtime for currencies that quotes are written in', () => {
  for (const currency of [
    'SEK',
    'NOK',
    'DKK',
    'EUR',
    'GBP',
    'USD',
    'CHF',
    'JPY',
    'KRW',
    'BHD',
    'KWD',
    'CLP',
  ]) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions();
    expect([currency, minorDigits(currency)]).toEqual([currency, maximumFractionDigits]);
  }
});

test('a sign names one currency only', () => {
  expect(currencySign('SEK')).toBe('kr');
  expect(currencySign('NOK')).toBe('NOK');
});
