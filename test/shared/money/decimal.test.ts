import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divRound, fromScaled, normaliseDecimal, toScaled } from '#shared/money/decimal.ts';

describe('scaled integers', () => {
  test.each([
    ['7.25', 4, 72_500n],
    ['-0.5', 1, -5n],
    ['007.500', 1, 75n],
    ['12', 0, 12n],
  ])('%s at scale %i is %i', (text, scale, expected) => {
    expect(toScaled(text, scale)).toBe(expected);
  });

  test.each(['', '1.', '.5', '1,5', '1e3', 'NaN', 'Infinity', '+1', ' 1', '0x10', '--1', '9'.repeat(31)])(
    '%j is no decimal',
    (text) => {
      expect(toScaled(text, 6)).toBeNull();
    },
  );

  test('more decimals than the scale are refused, not rounded', () => {
    expect(toScaled('0.335', 2)).toBeNull();
  });

  test('what is written can be read back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat(12), (value, scale) => {
        expect(toScaled(fromScaled(value, scale), scale)).toBe(value);
      }),
    );
  });
});

test.each([
  ['007.50', '7.5'],
  ['-0.00', '0'],
  ['1000', '1000'],
  ['-3.10', '-3.1'],
  ['abc', null],
])('the one spelling of %s is %s', (text, expected) => {
  expect(normaliseDecimal(text)).toBe(expected);
});

describe('the rounding rule', () => {
  test.each([
    [7n, 2n, 4n],
    [-7n, 2n, -4n],
    [7n, -2n, -4n],
    [5n, 4n, 1n],
    [0n, 3n, 0n],
    [1_005n, 10n, 101n],
  ])('%i ÷ %i rounds to %i', (numerator, denominator, expected) => {
    expect(divRound(numerator, denominator)).toBe(expected);
  });

  test('half goes away from zero, so a credit mirrors its debit; nothing else is nearer', () => {
    const integer = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(integer, fc.bigInt({ min: 1n, max: 10n ** 12n }), (numerator, denominator) => {
        const rounded = divRound(numerator, denominator);
        const off = 2n * (rounded * denominator - numerator);
        expect(off <= denominator && off >= -denominator).toBe(true);
        expect(divRound(-numerator, denominator)).toBe(-rounded);
      }),
    );
  });
});
