import type { MinorUnits } from '../money/amounts.ts';
import { type PricePeriod, pricePeriods, type Section } from '../quote/quote.ts';
import type { Bucket } from './buckets.ts';
import type { PeriodTotal, PricedQuote, VatLine } from './priced-quote.ts';
import type { SectionSum } from './section-sums.ts';
import type { TaxedBucket } from './taxed-buckets.ts';
import { spelledRate } from './vat.ts';

type Minor = (amount: bigint) => MinorUnits;

export function vatLine(bucket: Bucket, taxable: bigint, tax: bigint, minor: Minor): VatLine {
  const { category, rate, exemptionText } = bucket;
  return { category, rate: spelledRate(rate), exemptionText, taxable: minor(taxable), tax: minor(tax) };
}

export const sum = <T>(items: readonly T[], amount: (item: T) => bigint): bigint =>
  items.reduce((total, item) => total + amount(item), 0n);

/** One total for each period that occurs. They are printed apart and never added to each other. */
export function periodTotals(buckets: readonly TaxedBucket[], minor: Minor): PeriodTotal[] {
  return pricePeriods.flatMap((period) => {
    const own = buckets.filter((bucket) => bucket.period === period);
    if (own.length === 0) return [];
    const net = sum(own, (bucket) => bucket.net);
    const tax = sum(own, (bucket) => bucket.tax);
    return {
      period,
      lines: minor(sum(own, ({ lines }) => lines)),
      quoteDiscount: minor(sum(own, ({ discount }) => discount)),
      net: minor(net),
      vat: own.map((bucket) => vatLine(bucket, bucket.net, bucket.tax, minor)),
      tax: minor(tax),
      gross: minor(net + tax),
    };
  });
}

/** What each section comes to per occurring period, after its own discount. */
export function sectionTotals(
  sections: readonly Section[],
  sums: readonly SectionSum[],
  minor: Minor,
): PricedQuote['sections'] {
  const bySection = new Map<string, Map<PricePeriod, bigint>>(sections.map(({ id }) => [id, new Map()]));
  for (const { sectionId, period, amount } of sums) {
    const amounts = bySection.get(sectionId) ?? new Map<PricePeriod, bigint>();
    bySection.set(sectionId, amounts.set(period, (amounts.get(period) ?? 0n) + amount));
  }
  const totals: Record<string, PricedQuote['sections'][string]> = Object.create(null);
  for (const [id, amounts] of bySection) {
    totals[id] = pricePeriods.flatMap((period) => {
      const amount = amounts.get(period);
      return amount === undefined ? [] : { period, net: minor(amount) };
    });
  }
  return totals;
}
