import { type PricePeriod, pricePeriods, type Vat, vatCategories } from '../quote/quote.ts';
import type { SectionSum } from './section-sums.ts';
import { vatRate } from './vat.ts';

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
  for (const { period, vat, amount, weight, instalments } of sums) {
    const key = `${period} ${vat.category} ${vat.rate}`;
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      const { category } = vat;
      const empty = { exemptionText: null, lines: 0n, weight: 0n, instalments: 0n };
      bucket = { period, category, rate: vatRate(vat), ...empty };
      buckets.set(key, bucket);
    }
    bucket.lines += amount;
    bucket.weight += weight;
    bucket.instalments += instalments;
    bucket.exemptionText = firstText(bucket.exemptionText, vat.exemptionText);
  }
  return [...buckets.values()].sort(byPeriodCategoryRate);
}

function byPeriodCategoryRate(a: Bucket, b: Bucket): number {
  return (
    pricePeriods.indexOf(a.period) - pricePeriods.indexOf(b.period) ||
    vatCategories.indexOf(a.category) - vatCategories.indexOf(b.category) ||
    (a.rate < b.rate ? 1 : a.rate > b.rate ? -1 : 0)
  );
}

/** One text per category and rate: should components state several, the alphabetically first, in whatever order they stand. */
function firstText(a: string | null, b: string | undefined): string | null {
  if (b === undefined || b === '') return a;
  return a === null || b < a ? b : a;
}
