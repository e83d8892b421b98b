import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '#shared/money/allocate.ts';

test('a hundred over 1000, 500 and 300 is 55.55, 27.78 and 16.67', () => {
  expect(allocate(100_00n, [1000_00n, 500_00n, 300_00n])).toEqual([55_55n, 27_78n, 16_67n]);
});

test('ties go to the earlier part', () => {
  expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  expect(allocate(2n, [1n, 1n, 1n, 1n])).toEqual([1n, 1n, 0n, 0n]);
});

test('nothing to split by gives nothing', () => {
  expect(allocate(100n, [0n, 0n])).toEqual([0n, 0n]);
  expect(allocate(100n, [])).toEqual([]);
});

test('a credit among the weights takes its part with the other sign', () => {
  expect(allocate(100n, [1000n, -500n])).toEqual([200n, -100n]);
});

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });

test('the parts add up to the whole, and none is a unit away from its exact share', () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 12 }), (whole, weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0n);
      fc.pre(sum > 0n);
      const parts = allocate(whole, weights);
      expect(parts.reduce((total, part) => total + part, 0n)).toBe(whole);
      parts.forEach((part, index) => {
        const off = part * sum - whole * (weights[index] ?? 0n);
        expect(off > -sum && off < sum).toBe(true);
      });
    }),
  );
});
