import { divRound, powerOfTen } from '../money/decimal.ts';
import type { QuoteAdjustment } from '../quote/quote.ts';
import { type Bucket, bucketFinder } from './buckets.ts';
import type { IssueList } from './issues.ts';
import { numberLimits, readNumber, wholePercent } from './read-number.ts';
import { isVatSound } from './vat.ts';

/** One adjustment of the quote as a whole and what it comes to, with the bucket it belongs to. */
export interface AdjustmentEntry {
  readonly adjustment: QuoteAdjustment;
  readonly bucket: Bucket;
  /** Whole minor units, to be taken off or added by its kind. */
  readonly amount: bigint;
}

/**
 * Discounts and charges of the quote as a whole, as EN 16931 has them on a document (BG-20, BG-21): each bears its
 * own VAT category and rate. `left` is what the quote discount has left of a bucket: a percentage is of that, unless
 * its base is stated, and is rounded on its own. A bucket that no line has is made, and added to `buckets`.
 *
 * Worked: freight of 25 at 25 % beside lines of 1 300 at 25 %: taxable 1 325, VAT 331.25. A charge of 20 % on a
 * stated base of 1 000 is 200.
 */
export function quoteAdjustments(
  adjustments: readonly QuoteAdjustment[],
  buckets: Bucket[],
  left: (bucket: Bucket) => bigint,
  digits: number,
  issues: IssueList,
): AdjustmentEntry[] {
  const bucketFor = bucketFinder(buckets);
  return adjustments.map((adjustment) => {
    const { pricePeriod, vat } = adjustment;
    if (!isVatSound(vat)) issues.add('vat-invalid', null, 'quoteAdjustments');
    const bucket = bucketFor(pricePeriod, vat);
    const amount = amountOf(adjustment, left(bucket), digits);
    if (amount === null) issues.add('number-invalid', null, 'quoteAdjustments');
    return { adjustment, bucket, amount: amount ?? 0n };
  });
}

function amountOf(adjustment: QuoteAdjustment, left: bigint, digits: number): bigint | null {
  const minor = (amount: string): bigint | null => {
    const value = readNumber('amount', amount);
    return value === null
      ? null
      : divRound(value * powerOfTen(digits), powerOfTen(numberLimits.amount.scale));
  };
  if ('amount' in adjustment) return minor(adjustment.amount);
  const percent = readNumber('percent', adjustment.percent);
  const base = adjustment.baseAmount === undefined ? left : minor(adjustment.baseAmount);
  return percent === null || base === null ? null : divRound(base * percent, wholePercent);
}
