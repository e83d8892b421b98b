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

describe('to the character, whatever edition of Intl there is', () => {
  test('numbers: no-break spaces between thousands, a comma, a true minus', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(999), (whole, thousandths) => {
        const fraction = String(thousandths).padStart(3, '0');
        const digits = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, '\u00A0');
        const decimals = fraction.replace(/0+$/, '');
        expect(formatDecimal(`${whole}.${fraction}`)).toBe(
          `${whole < 0 ? '\u2212' : ''}${digits}${decimals && `,${decimals}`}`,
        );
      }),
    );
  });

  test('as many digits as a text has, and none of them through binary floating point', () => {
    expect(formatDecimal('-123456789012345678.12345678')).toBe(
      '\u2212123\u00A0456\u00A0789\u00A0012\u00A0345\u00A0678,12345678',
    );
    expect(formatDecimal('0.1', 20)).toBe('0,10000000000000000000');
  });

  test.each([
    ['en', 'January February March April May June July August September October November December'],
    ['sv', 'januari februari mars april maj juni juli augusti september oktober november december'],
  ] as const)('days in %s', (language, months) => {
    for (const [index, month] of months.split(' ').entries()) {
      expect(formatDay(`2026-${String(index + 1).padStart(2, '0')}-07`, language)).toBe(`7 ${month} 2026`);
    }
  });

  test('what is no day is no error', () => {
    expect(formatDay('soon', 'sv')).toBe('soon');
  });
});
