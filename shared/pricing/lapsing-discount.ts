import type { QuoteContent } from '../quote/quote.ts';
import type { IsoDate } from '../time.ts';
import { IssueList } from './issues.ts';
import type { LapsingDiscount } from './priced-quote.ts';
import type { SectionSum } from './section-sums.ts';
import { taxedBuckets } from './taxed-buckets.ts';
import { hasDiscountLapsed, type Terms } from './terms.ts';
import { toMinor } from './to-minor.ts';
import { periodTotals } from './totals.ts';
import { dueAtAcceptance, valueOver } from './value-figures.ts';

/**
 * An early-signing term: the quote discount holds through its last day, and what the quote comes to after it is told
 * from the start. `null` where no discount lapses.
 *
 * Source: whoever makes an offer may say until when it is to be answered (avtalslagen 1915:218, 2 §).
 * Worked: 10 % off 1 000 through 30 April is 900 on 30 April, and 1 000 on 1 May.
 */
export function lapsingDiscount(
  { terms: content }: QuoteContent,
  sums: readonly SectionSum[],
  terms: Terms,
  asOf: IsoDate | null,
): LapsingDiscount | null {
  if (content.quoteDiscount === null || content.quoteDiscountUntil === null) return null;
  const without = { ...terms, quoteDiscount: null };
  // What is wrong with an amount is told of the totals that hold now.
  const issues = new IssueList();
  const minor = toMinor(issues);
  const { buckets } = taxedBuckets(sums, without, issues);
  return {
    until: content.quoteDiscountUntil,
    hasLapsed: hasDiscountLapsed(content, asOf),
    after: {
      periods: periodTotals(buckets, without.payableStep, minor),
      firstYear: valueOver(buckets, without.firstYearMonths, minor),
      dueAtAcceptance: dueAtAcceptance(buckets, without, minor),
    },
  };
}
