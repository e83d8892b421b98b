import { type Bucket, bucketsOf, byPeriodCategoryRate } from './buckets.ts';
import type { IssueList } from './issues.ts';
import { type AdjustmentEntry, quoteAdjustments } from './quote-adjustments.ts';
import { quoteDiscounts } from './quote-discount.ts';
import { firstText, type SectionSum } from './section-sums.ts';
import type { Terms } from './terms.ts';
import { taxOn } from './vat.ts';

/** A bucket with its part of the quote discount and its adjustments, and VAT taken on what that comes to. */
export interface TaxedBucket extends Bucket {
  readonly discount: bigint;
  /** Discounts and charges of the quote as a whole at this VAT rate. */
  readonly allowances: bigint;
  readonly charges: bigint;
  readonly net: bigint;
  readonly tax: bigint;
}

export interface Taxed {
  readonly buckets: readonly TaxedBucket[];
  readonly adjustments: readonly AdjustmentEntry[];
}

/** From sums that count to taxed ones: section sums are brought together, then quote discount, adjustments, VAT. */
export function taxedBuckets(
  sums: readonly SectionSum[],
  { quoteDiscount, quoteAdjustments: stated, minorDigits }: Terms,
  issues: IssueList,
): Taxed {
  const buckets = bucketsOf(sums);
  const parts = quoteDiscounts(buckets, quoteDiscount, minorDigits, issues);
  const discounts = new Map(buckets.map((bucket, index) => [bucket, parts[index] ?? 0n]));
  const left = (bucket: Bucket) => bucket.lines - (discounts.get(bucket) ?? 0n);
  const adjustments = quoteAdjustments(stated, buckets, left, minorDigits, issues);
  const byBucket = new Map<Bucket, AdjustmentEntry[]>(buckets.map((bucket) => [bucket, []]));
  for (const entry of adjustments) byBucket.get(entry.bucket)?.push(entry);
  const taxed = buckets.sort(byPeriodCategoryRate).map((bucket): TaxedBucket => {
    let exemptionText = bucket.exemptionText;
    const of = { discount: 0n, charge: 0n };
    for (const { adjustment, amount } of byBucket.get(bucket) ?? []) {
      of[adjustment.kind] += amount;
      exemptionText = firstText(exemptionText, adjustment.vat.exemptionText || null);
    }
    const base = left(bucket);
    const net = base - of.discount + of.charge;
    if (base > 0n && net < 0n) issues.add('discount-exceeds-quote', null, 'quoteAdjustments');
    return {
      ...bucket,
      exemptionText,
      discount: discounts.get(bucket) ?? 0n,
      allowances: of.discount,
      charges: of.charge,
      net,
      tax: taxOn(net, bucket.rate),
    };
  });
  return { buckets: taxed, adjustments };
}
