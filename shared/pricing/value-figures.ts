/**
 * Sums over time. The only place where amounts of different price periods meet, each brought to the same stretch of
 * time first. Everything is exact until its one rounding. No standard defines these figures; the definitions are those
 * of the terms: recurring revenue by the month and the year, the contract's worth in total and by the year.
 *
 * Worked: set-up 50 000, 8 000 a month, 12 000 a year, term 24 → MRR 9 000, ARR 108 000, TCV 266 000,
 * ACV 108 000, first year 158 000.
 */
import { divRound } from '../money/decimal.ts';
import type { PricePeriod } from '../quote/quote.ts';
import { payableTotal } from './payable.ts';
import { instalmentMonths, twelfths } from './periods.ts';
import type { PayableTotal, PricedQuote, ValueTotal, VatLine } from './priced-quote.ts';
import { wholePercent } from './read-number.ts';
import type { TaxedBucket } from './taxed-buckets.ts';
import type { Terms } from './terms.ts';
import type { Minor } from './to-minor.ts';
import { sum, vatLine } from './totals.ts';
import { taxOn } from './vat.ts';

/** An amount of each sum over so many months, added and rounded once. */
export function overMonths<S extends { readonly period: PricePeriod }>(
  sums: readonly S[],
  months: number,
  amount: (sum: S) => bigint,
): bigint {
  return divRound(
    sum(sums, (item) => amount(item) * twelfths(item.period, months)),
    12n,
  );
}

/** Buckets of one VAT category and rate together, whatever their period. */
function byRate(buckets: readonly TaxedBucket[]): [TaxedBucket, readonly TaxedBucket[]][] {
  const groups = new Map<string, [TaxedBucket, TaxedBucket[]]>();
  for (const bucket of buckets) {
    const key = `${bucket.category} ${bucket.rate}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [bucket, [bucket]]);
    else group[1].push(bucket);
  }
  return [...groups.values()];
}

function valueTotal(
  buckets: readonly TaxedBucket[],
  minor: Minor,
  amounts: (bucketsOfRate: readonly TaxedBucket[], rate: bigint) => readonly [net: bigint, tax: bigint],
): ValueTotal {
  let [net, tax] = [0n, 0n];
  const vat = byRate(buckets).map(([first, group]): VatLine => {
    const [ownNet, ownTax] = amounts(group, first.rate);
    net += ownNet;
    tax += ownTax;
    return vatLine(first, ownNet, ownTax, minor);
  });
  return { net: minor(net), vat, tax: minor(tax), gross: minor(net + tax) };
}

/** One-off and recurring over so many months. VAT is each period's own VAT as often as the period occurs. */
export function valueOver(buckets: readonly TaxedBucket[], months: number, minor: Minor): ValueTotal {
  return valueTotal(buckets, minor, (group) => [
    overMonths(group, months, ({ net }) => net),
    overMonths(group, months, ({ tax }) => tax),
  ]);
}

/** What is invoiced when accepted: the one-off and the first instalment of what recurs, as one invoice with its own VAT. */
export function dueAtAcceptance(
  buckets: readonly TaxedBucket[],
  { termMonths, payableStep }: Terms,
  minor: Minor,
): PayableTotal {
  const total = valueTotal(buckets, minor, (group, rate) => {
    const net = roundedSum(
      group.flatMap((bucket) => [firstInstalment(bucket), firstAdjustment(bucket, termMonths)]),
    );
    return [net, taxOn(net, rate)];
  });
  return payableTotal(total, payableStep, minor);
}

type Fraction = readonly [numerator: bigint, denominator: bigint];

/** The share of a bucket's lines that is invoiced first: all of a one-off; twelve months of a monthly price billed yearly. */
function firstInstalment({ lines, discount, weight, instalments }: TaxedBucket): Fraction {
  // Credits can cancel what recurs while their instalments differ: then there is no share, only the sum itself.
  return weight === 0n ? [instalments, 12n * wholePercent] : [(lines - discount) * instalments, 12n * weight];
}

/** What is charged on the quote as a whole is invoiced by its own price period, in advance. */
function firstAdjustment({ period, allowances, charges }: TaxedBucket, termMonths: number): Fraction {
  return [(charges - allowances) * twelfths(period, instalmentMonths(period, termMonths)), 12n];
}

function roundedSum(fractions: readonly Fraction[]): bigint {
  const [numerator, denominator] = fractions.reduce<Fraction>(
    ([n, d], [m, e]) => [n * e + m * d, d * e],
    [0n, 1n],
  );
  return divRound(numerator, denominator);
}

export function recurringFigures(
  buckets: readonly TaxedBucket[],
  termMonths: number,
  minor: Minor,
): Pick<PricedQuote, 'mrr' | 'arr' | 'tcv' | 'acv'> {
  const recurring = buckets.filter(({ period }) => period !== 'once');
  const net = ({ net }: TaxedBucket) => net;
  const arr = overMonths(recurring, 12, net);
  return {
    mrr: minor(overMonths(recurring, 1, net)),
    arr: minor(arr),
    tcv: valueOver(buckets, termMonths, minor).net,
    // Prices do not change during the term, so a year's share of it is a year's price.
    acv: minor(arr),
  };
}
