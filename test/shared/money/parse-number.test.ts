import { expect, test } from 'vitest';
import { parseNumber } from '#shared/money/parse-number.ts';

test.each([
  ['1234,5', '1234.5'],
  ['1 234.50', '1234.5'],
  ['1\u00A0234,50\u00A0kr', '1234.5'],
  ['1234:-', '1234'],
  ['12 500 kr', '12500'],
  ['12 500 SEK', '12500'],
  ['10 %', '10'],
  ['1,234.50', '1234.5'],
  ['1.234,50', '1234.5'],
  ['1.234.567', '1234567'],
  ['\u221212', '-12'],
  ['-12', '-12'],
  ['– 0,5', '-0.5'],
  [',5', '0.5'],
  ['12,', '12'],
  ['-0', '0'],
  ['007', '7'],
])('%j is read as %s', (text, expected) => {
  expect(parseNumber(text)).toBe(expected);
});

test.each(['', ' ', 'kr', 'abc', '1a', '--1', '1-2', '1e3', 'NaN', '-', ',', '1\u00002'])(
  '%j is no number',
  (text) => {
    expect(parseNumber(text)).toBeNull();
  },
);
