import { expect, test } from 'vitest';
import { MinorUnits, sumOf } from '#shared/money/amounts.ts';

const amounts = (...of: number[]) => of.map((amount) => MinorUnits.parse(amount));

test('a sum of amounts is exact, whatever it passes through on the way', () => {
  const largest = Number.MAX_SAFE_INTEGER;
  expect(sumOf([])).toBe(0);
  expect(sumOf(amounts(4_800_000, -1_200, 5))).toBe(4_798_805);
  expect(sumOf(amounts(largest, 2, -largest))).toBe(2);
  // The same in numbers loses one on the way.
  expect(largest + 2 - largest).not.toBe(2);
});

test('a sum that no number can hold exactly is refused', () => {
  expect(() => sumOf(amounts(Number.MAX_SAFE_INTEGER, 1))).toThrow();
});
