import { type Bucket, bucketsOf } from './buckets.ts';
import type { IssueList } from './issues.ts';
import { quoteDiscounts } from './quote-discount.ts';
import type { QuoteLine } from './quote-lines.ts';
import { sectionSums } from './section-sums.ts';
import type { Terms } from './terms.ts';
import { taxOn } from './vat.ts';

/** A bucket with its part of the quote discount taken off and VAT taken on what is left. */
export interface TaxedBucket extends Bucket {
  readonly discount: bigint;
  readonly net: bigint;
  readonly tax: bigint;
}

/** The whole chain from lines that count to taxed sums: section discount, quote discount, VAT. */
export function taxedBuckets(lines: readonly QuoteLine[], terms: Terms, issues: IssueList): TaxedBucket[] {
  const buckets = bucketsOf(sectionSums(lines, terms));
  const discounts = quoteDiscounts(buckets, terms.quoteDiscount, terms.minorDigits, issues);
  return buckets.map((bucket, index) => {
    const discount = discounts[index] ?? 0n;
    const net = bucket.lines - discount;
    return { ...bucket, discount, net, tax: taxOn(net, bucket.rate) };
  });
}
