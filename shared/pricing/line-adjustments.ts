import { divRound, powerOfTen } from '../money/decimal.ts';
import type { Adjustment } from '../quote/quote.ts';
import type { LineGross } from './line-gross.ts';
import { numberLimits, readNumber, wholePercent } from './read-number.ts';

/** What one discount or charge comes to. */
export interface AdjustmentAmount {
  /** Over the line's denominator, for the one rounding of the net. */
  readonly numerator: bigint;
  /** Whole minor units, for display. */
  readonly rounded: bigint;
}

/**
 * A percentage is taken of the gross, or of the base that is stated with it, and rounded on its own. An amount enters
 * exactly as stated. `null` when it is no number.
 *
 * Source: EN 16931 BG-27 and BG-28, whose base amounts are BT-137 and BT-142.
 * Worked: 4 % of 16 × 348.35 is 222.944, so 222.94.
 */
export function adjustmentAmount(
  adjustment: Adjustment,
  { numerator, denominator }: LineGross,
  digits: number,
): AdjustmentAmount | null {
  const one = powerOfTen(numberLimits.amount.scale);
  if ('percent' in adjustment) {
    const percent = readNumber('percent', adjustment.percent);
    const { baseAmount } = adjustment;
    const base = baseAmount === undefined ? null : readNumber('amount', baseAmount);
    if (percent === null || (base === null && baseAmount !== undefined)) return null;
    const rounded =
      base === null
        ? divRound(numerator * percent, denominator * wholePercent)
        : divRound(base * powerOfTen(digits) * percent, one * wholePercent);
    return { numerator: rounded * denominator, rounded };
  }
  const amount = readNumber('amount', adjustment.amount);
  if (amount === null) return null;
  const inMinorUnits = amount * powerOfTen(digits);
  // The denominator holds six decimals of price, the amount four: the division leaves nothing over.
  return { numerator: (inMinorUnits * denominator) / one, rounded: divRound(inMinorUnits, one) };
}
