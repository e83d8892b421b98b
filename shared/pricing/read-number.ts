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

type Kind = keyof typeof numberLimits;

/**
 * The numbers of one quote are read over and over, at each keystroke; taking a text apart is the most expensive step
 * of pricing. So the last ones are remembered, up to a bound. Long texts are no numbers and not worth keeping.
 */
const mostRemembered = 5_000;
const longestRemembered = 24;
const remembered: Readonly<Record<Kind, Map<string, bigint | null>>> = {
  unitPrice: new Map(),
  quantity: new Map(),
  percent: new Map(),
  amount: new Map(),
};

/** The number at the scale of its kind, or `null` when it is none or outside the limits. */
export function readNumber(kind: Kind, text: string): bigint | null {
  const known = remembered[kind];
  const before = known.get(text);
  if (before !== undefined) return before;
  const { scale, min, max } = numberLimits[kind];
  const value = toScaled(text, scale);
  const number = value === null || value < min || value > max ? null : value;
  if (text.length <= longestRemembered) {
    if (known.size >= mostRemembered) known.clear();
    known.set(text, number);
  }
  return number;
}
