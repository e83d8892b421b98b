/**
 * Splits a whole into parts in proportion to `weights`, without losing a minor unit: each part is rounded down,
 * and what is left goes one by one to the largest remainders, ties to the earlier part.
 * Negative weights take negative parts. Weights that sum to zero give nothing to split by: every part is zero.
 *
 * Source: the largest remainder method, by which seats are shared out after elections.
 * Worked: 100.00 over 1000, 500 and 300 is 55.55, 27.78 and 16.67.
 */
export function allocate(whole: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight, index) => ({ index, ...floorDivide(whole * weight, sum) }));
  const parts = shares.map(({ quotient }) => quotient);
  const left = Number(whole - parts.reduce((total, part) => total + part, 0n));
  const byRemainder = shares.sort(
    (a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder),
  );
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

/** Division rounded towards minus infinity, so that the remainder is never negative and can be ranked. */
function floorDivide(numerator: bigint, denominator: bigint): { quotient: bigint; remainder: bigint } {
  const [top, bottom] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const towardsZero = top / bottom;
  const quotient = top % bottom < 0n ? towardsZero - 1n : towardsZero;
  return { quotient, remainder: top - quotient * bottom };
}
