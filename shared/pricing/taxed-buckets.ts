import { type Bucket, bucketsOf } from './buckets.ts';
import type { IssueList } from './issues.ts';
import { quoteDiscounts } from './quote-discount.ts';
import type { SectionSum } from './section-sums.ts';
import type { Terms } from './terms.ts';
import { taxOn } from './vat.ts';

/** A bucket with its part of the quote discount taken off and VAT taken on what is left. */
export interface TaxedBucket extends Bucket {
  readonly discount: bigint;
  readonly net: bigint;
  readonly tax: bigint;
}

/** From sums that count to taxed ones: section sums are brought together, then quote discount, then VAT. */
export function taxedBuckets(
  sums: readonly SectionSum[],
  { quoteDiscount, minorDigits }: Terms,
  issues: IssueList,
): TaxedBucket[] {
  const buckets = bucketsOf(sums);
  const discounts = quoteDiscounts(buckets, quoteDiscount, minorDigits, issues);
  return buckets.map((bucket, index) => {
    const discount = discounts[index] ?? 0n;
    const net = bucket.lines - discount;
    return { ...bucket, discount, net, tax: taxOn(net, bucket.rate) };
  });
}
