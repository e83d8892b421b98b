import { type PricePeriod, pricePeriods, type Vat, vatCategories } from '../quote/quote.ts';
import { firstText, type SectionSum } from './section-sums.ts';
import { rateOf } from './vat.ts';

/** All that is paid in one price period under one VAT category and rate: what a quote discount and VAT are taken on. */
export interface Bucket {
  readonly period: PricePeriod;
  readonly category: Vat['category'];
  /** At the scale of a percentage. */
  readonly rate: bigint;
  exemptionText: string | null;
  /** After section discounts. */
  lines: bigint;
  weight: bigint;
  instalments: bigint;
}

/**
 * Section sums brought together by (period, category, rate). Their order is by these, the higher rate first, and so
 * the same in whatever order components stand: ties between buckets are broken by it.
 */
export function bucketsOf(sums: readonly SectionSum[]): Bucket[] {
  const buckets = new Map<string, Bucket>();
  for (const { period, category, rate, exemptionText, amount, weight, instalments } of sums) {
    const key = keyOf(period, category, rateOf({ rate }));
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      bucket = emptyBucket(period, { category, rate });
      buckets.set(key, bucket);
    }
    bucket.lines += amount;
    bucket.weight += weight;
    bucket.instalments += instalments;
    bucket.exemptionText = firstText(bucket.exemptionText, exemptionText);
  }
  return [...buckets.values()].sort(byPeriodCategoryRate);
}

function emptyBucket(period: PricePeriod, { category, rate, exemptionText }: Vat): Bucket {
  const empty = { exemptionText: exemptionText || null, lines: 0n, weight: 0n, instalments: 0n };
  return { period, category, rate: rateOf({ rate }), ...empty };
}

/** One name for each bucket that may be. */
const keyOf = (period: PricePeriod, category: Vat['category'], rate: bigint) =>
  `${period} ${category} ${rate}`;

/** Finds buckets by what they are for; one that is not there yet is made, and added to `buckets`. */
export function bucketFinder(buckets: Bucket[]): (period: PricePeriod, vat: Vat) => Bucket {
  const known = new Map(
    buckets.map((bucket) => [keyOf(bucket.period, bucket.category, bucket.rate), bucket]),
  );
  return (period, vat) => {
    const key = keyOf(period, vat.category, rateOf(vat));
    const bucket = known.get(key) ?? emptyBucket(period, vat);
    if (!known.has(key)) buckets.push(bucket);
    known.set(key, bucket);
    return bucket;
  };
}

export function byPeriodCategoryRate(a: Bucket, b: Bucket): number {
  return pricePeriods.indexOf(a.period) - pricePeriods.indexOf(b.period) || byCategoryRate(a, b);
}

type Taxing = Pick<Bucket, 'category' | 'rate'>;

export function byCategoryRate(a: Taxing, b: Taxing): number {
  return (
    vatCategories.indexOf(a.category) - vatCategories.indexOf(b.category) ||
    (a.rate < b.rate ? 1 : a.rate > b.rate ? -1 : 0)
  );
}
