import { type PricePeriod, pricePeriods, type Section } from '../quote/quote.ts';
import { type Bucket, byCategoryRate } from './buckets.ts';
import { payableTotal } from './payable.ts';
import type { PeriodTotal, SectionTotal, VatLine } from './priced-quote.ts';
import type { SectionSum } from './section-sums.ts';
import type { TaxedBucket } from './taxed-buckets.ts';
import type { Minor } from './to-minor.ts';
import { rateOf, spelledRate, taxOn } from './vat.ts';

export function vatLine(
  { category, rate, exemptionText }: Pick<Bucket, 'category' | 'rate' | 'exemptionText'>,
  taxable: bigint,
  tax: bigint,
  minor: Minor,
): VatLine {
  return { category, rate: spelledRate(rate), exemptionText, taxable: minor(taxable), tax: minor(tax) };
}

export const sum = <T>(items: readonly T[], amount: (item: T) => bigint): bigint =>
  items.reduce((total, item) => total + amount(item), 0n);

/** One total for each period that occurs. They are printed apart and never added to each other. */
export function periodTotals(
  buckets: readonly TaxedBucket[],
  payableStep: bigint | null,
  minor: Minor,
): PeriodTotal[] {
  return pricePeriods.flatMap((period) => {
    const own = buckets.filter((bucket) => bucket.period === period);
    if (own.length === 0) return [];
    const net = sum(own, (bucket) => bucket.net);
    const tax = sum(own, (bucket) => bucket.tax);
    const total = {
      net: minor(net),
      vat: own.map((bucket) => vatLine(bucket, bucket.net, bucket.tax, minor)),
      tax: minor(tax),
      gross: minor(net + tax),
    };
    return {
      period,
      lines: minor(sum(own, ({ lines }) => lines)),
      quoteDiscount: minor(sum(own, ({ discount }) => discount)),
      allowances: minor(sum(own, ({ allowances }) => allowances)),
      charges: minor(sum(own, ({ charges }) => charges)),
      ...payableTotal(total, payableStep, minor),
    };
  });
}

/** What each of these sections comes to per occurring period, after its own discount. Null prototype. */
export function sectionTotals(
  sections: readonly Pick<Section, 'id'>[],
  sums: readonly SectionSum[],
  minor: Minor,
): Record<string, SectionTotal[]> {
  const bySection = new Map<string, SectionSum[]>(sections.map(({ id }) => [id, []]));
  for (const each of sums) {
    const own = bySection.get(each.sectionId);
    if (own === undefined) bySection.set(each.sectionId, [each]);
    else own.push(each);
  }
  const totals: Record<string, SectionTotal[]> = Object.create(null);
  for (const [id, own] of bySection) {
    totals[id] = pricePeriods.flatMap((period) => {
      const ofPeriod = own.filter((each) => each.period === period);
      return ofPeriod.length === 0 ? [] : sectionTotal(period, ofPeriod, minor);
    });
  }
  return totals;
}

/** VAT on the section's own sums, by rate: the parts of a bundle keep their rates, whether they are shown or not. */
function sectionTotal(period: PricePeriod, sums: readonly SectionSum[], minor: Minor): SectionTotal {
  const taxed = sums
    .map((each) => ({ ...each, rate: rateOf(each) }))
    .map((each) => ({ ...each, tax: taxOn(each.amount, each.rate) }))
    .sort(byCategoryRate);
  const lines = sum(sums, (each) => each.lines);
  const net = sum(sums, ({ amount }) => amount);
  const tax = sum(taxed, (each) => each.tax);
  return {
    period,
    lines: minor(lines),
    discount: minor(lines - net),
    net: minor(net),
    vat: taxed.map((each) => vatLine(each, each.amount, each.tax, minor)),
    tax: minor(tax),
    gross: minor(net + tax),
  };
}
