import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorDigits } from '#shared/money/currency.ts';
import { fromScaled } from '#shared/money/decimal.ts';
import { formatDay, formatInstant } from '#shared/money/format-date.ts';
import {
  amountDecimals,
  formatDifference,
  formatMoney,
  formatUnitPrice,
  priceDecimals,
} from '#shared/money/format-money.ts';
import { formatDecimal, formatPercent, formatQuantity } from '#shared/money/format-number.ts';
import { parseNumber } from '#shared/money/parse-number.ts';

describe('money', () => {
  test.each([
    [123_450, 'SEK', '1\u00A0234,50\u00A0kr'],
    [4_800_000, 'SEK', '48\u00A0000\u00A0kr'],
    [-1_200_000, 'SEK', '\u221212\u00A0000\u00A0kr'],
    [0, 'SEK', '0\u00A0kr'],
    [5, 'SEK', '0,05\u00A0kr'],
    [1_234_567, 'JPY', '1\u00A0234\u00A0567\u00A0JPY'],
    [1_234_567, 'BHD', '1\u00A0234,567\u00A0BHD'],
    [99_999, 'EUR', '999,99\u00A0€'],
  ])('%i minor units of %s print as %s', (amount, currency, expected) => {
    expect(formatMoney(amount, currency)).toBe(expected);
  });

  test('a column shows no decimals while all its amounts are whole, and two for all when one is not', () => {
    expect(amountDecimals([4_800_000, 100], 'SEK')).toBe(0);
    expect(amountDecimals([4_800_000, 41_250], 'SEK')).toBe(2);
    expect(formatMoney(4_800_000, 'SEK', amountDecimals([4_800_000, 41_250], 'SEK'))).toBe(
      '48\u00A0000,00\u00A0kr',
    );
    expect(priceDecimals(['7900', '412.50'], 'SEK')).toBe(2);
    expect(priceDecimals(['7900', '0.335'], 'SEK')).toBe(3);
    expect(priceDecimals(['7900.00'], 'SEK')).toBe(0);
  });

  test('öre are never hidden, even where the column was said to have none', () => {
    expect(formatMoney(41_250, 'SEK', 0)).toBe('412,5\u00A0kr');
  });

  test('differences carry their sign', () => {
    expect(formatDifference(3_600_000, 'SEK')).toBe('+36\u00A0000\u00A0kr');
    expect(formatDifference(-3_600_000, 'SEK')).toBe('\u221236\u00A0000\u00A0kr');
    expect(formatDifference(0, 'SEK')).toBe('0\u00A0kr');
  });

  test('unit prices may be finer than the currency', () => {
    expect(formatUnitPrice('0.335', 'SEK')).toBe('0,335\u00A0kr');
    expect(formatUnitPrice('412.5', 'SEK')).toBe('412,50\u00A0kr');
  });

  test('what is printed can be typed in again', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('SEK', 'JPY', 'BHD'), (amount, currency) => {
        expect(parseNumber(formatMoney(amount, currency))).toBe(
          fromScaled(BigInt(amount), minorDigits(currency)),
        );
      }),
    );
  });
});

test('numbers', () => {
  expect(formatQuantity('25000')).toBe('25\u00A0000');
  expect(formatQuantity('0.5')).toBe('0,5');
  expect(formatPercent('12.50')).toBe('12,5\u00A0%');
  expect(formatDecimal('-0')).toBe('0');
  expect(formatDecimal('no number')).toBe('–');
});

describe('days and times', () => {
  test('each language has its words', () => {
    expect(formatDay('2026-04-17', 'en')).toBe('17 April 2026');
    expect(formatDay('2026-04-07', 'sv')).toBe('7 april 2026');
  });

  test('an instant is told on the clock of the zone it is asked for', () => {
    const instant = Date.UTC(2026, 5, 30, 22, 5);
    expect(formatInstant(instant, 'Europe/Stockholm', 'en')).toBe('1 July 2026 00:05');
    expect(formatInstant(instant, 'Europe/Stockholm', 'sv')).toBe('1 juli 2026 00.05');
    expect(formatInstant(instant, 'UTC', 'en')).toBe('30 June 2026 22:05');
  });
});

describe('where Intl says the same, it is the same to the character', () => {
  test('for numbers, as Swedish writes them', () => {
    const intl = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 20 });
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
        fc.nat(999),
        (whole, thousandths) => {
          const text = `${whole}.${String(thousandths).padStart(3, '0')}`;
          expect(formatDecimal(text)).toBe(intl.format(text as Intl.StringNumericLiteral));
        },
      ),
    );
    expect(formatPercent('12.5')).toBe(
      new Intl.NumberFormat('sv-SE', { style: 'percent', maximumFractionDigits: 4 }).format(0.125),
    );
  });

  test.each([
    ['en', 'en-GB'],
    ['sv', 'sv-SE'],
  ] as const)('for days in %s', (language, locale) => {
    const intl = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}-07`;
      expect(formatDay(day, language)).toBe(intl.format(new Date(day)));
    }
  });
});
