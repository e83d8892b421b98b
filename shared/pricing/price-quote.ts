/**
 * The one place where a quote's amounts are added. Browser, server, PDF, mail and API all call it. Total: any
 * content gives a result, and what is wrong with it comes back as named issues, never as an exception.
 *
 *   component → section discount → quote discount → VAT per (period, category, rate) → sums over time
 */
import type { QuoteContent } from '../quote/quote.ts';
import { groupChoices } from './group-choices.ts';
import { IssueList } from './issues.ts';
import { keepLast, type Memory, noMemory } from './memory.ts';
import type { Issue, PricedQuote } from './priced-quote.ts';
import { isAlwaysIncluded, isLeftOut, pricedComponents, quoteLines } from './quote-lines.ts';
import { priceRange } from './range.ts';
import { checkReferences } from './references.ts';
import { type SectionSum, sectionSums } from './section-sums.ts';
import { taxedBuckets } from './taxed-buckets.ts';
import { readTerms, type Terms } from './terms.ts';
import { toMinor } from './to-minor.ts';
import { periodTotals, sectionTotals } from './totals.ts';
import { dueAtAcceptance, overMonths, recurringFigures, valueOver } from './value-figures.ts';

/** Prices the content as it stands. `extraIssues` are what the reader of a document found; they head the list. */
export function priceQuote(content: QuoteContent, extraIssues: readonly Issue[] = []): PricedQuote {
  return price(content, extraIssues, noMemory);
}

/**
 * A `priceQuote` that remembers: a component that is the same object with the same quantity as the time before is
 * not priced again, and the same `PricedComponent` comes back for it. Only for content that is never changed in
 * place.
 */
export function createPricer(): typeof priceQuote {
  const memory = keepLast();
  return (content, extraIssues = []) => price(content, extraIssues, memory);
}

function price(content: QuoteContent, extraIssues: readonly Issue[], memory: Memory): PricedQuote {
  const issues = new IssueList();
  issues.addAll(extraIssues);
  const terms = readTerms(content, issues);
  checkReferences(content, issues);
  const groups = groupChoices(content, issues);
  const lines = quoteLines(content, memory, issues);

  const minor = toMinor(issues);
  const counted = lines.filter(({ selected }) => selected);
  const leftOut = lines.filter(isLeftOut);
  const sums = sectionSums(counted, terms);
  const buckets = taxedBuckets(sums, terms, issues);
  const listed = listedFirstYear(sums, terms);
  const required = listedFirstYear(sectionSums(counted.filter(isAlwaysIncluded), terms), terms);

  const figures = {
    currency: content.terms.currency,
    minorDigits: terms.minorDigits,
    components: pricedComponents(lines, groups, memory),
    sections: sectionTotals(content.sections, sums, minor),
    periods: periodTotals(buckets, minor),
    firstYear: valueOver(buckets, terms.firstYearMonths, minor),
    dueAtAcceptance: dueAtAcceptance(buckets, minor),
    ...recurringFigures(buckets, terms.termMonths, minor),
    firstYearParts: {
      required: minor(required),
      chosen: minor(listed - required),
      leftOut: minor(listedFirstYear(sectionSums(leftOut, terms), terms)),
    },
    leftOut: leftOut.map(({ component }) => component.id),
    range: priceRange(lines, groups, terms, minor),
  };
  // Last, because stating an amount may itself find that it cannot be stated.
  return { ...figures, issues: issues.all() };
}

/** First-year worth at the prices of the list: after section discounts, before the quote discount. */
function listedFirstYear(sums: readonly SectionSum[], { firstYearMonths }: Terms): bigint {
  return overMonths(sums, firstYearMonths, ({ amount }) => amount);
}
