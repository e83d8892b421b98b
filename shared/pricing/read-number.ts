/** What can be priced: how fine and how large each kind of number may be. One table, read by everything that prices. */
import { toScaled } from '../money/decimal.ts';

interface NumberLimit {
  /** Decimals it may have, which is also the scale it is held at. */
  readonly scale: number;
  readonly min: bigint;
  readonly max: bigint;
}

const within = (scale: number, min: bigint, max: bigint): NumberLimit => ({
  scale,
  min: min * 10n ** BigInt(scale),
  max: max * 10n ** BigInt(scale),
});

const million = 10n ** 6n;

export const numberLimits = {
  /** Major units of the currency, per base quantity. */
  unitPrice: within(6, -million * million, million * million),
  quantity: within(4, -1000n * million, 1000n * million),
  percent: within(4, 0n, 100n),
  /** Major units of the currency. */
  amount: within(4, -million * million, million * million),
} satisfies Record<string, NumberLimit>;

/** Scaled 100 %. */
export const wholePercent = numberLimits.percent.max;

/** The number at the scale of its kind, or `null` when it is none or outside the limits. */
export function readNumber(kind: keyof typeof numberLimits, text: string): bigint | null {
  const { scale, min, max } = numberLimits[kind];
  const value = toScaled(text, scale);
  return value === null || value < min || value > max ? null : value;
}
