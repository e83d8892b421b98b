/**
 * The one place where a quote's amounts are added. Browser, server, PDF, mail and API all call it. Total: any
 * content gives a result, and what is wrong with it comes back as named issues, never as an exception.
 *
 *   component → section discount → quote discount → quote adjustments → VAT per (period, category, rate)
 *   → the coin the amount to pay is rounded to → sums over time
 */
import type { QuoteContent } from '../quote/quote.ts';
import { isSectionSelected } from '../quote/selection.ts';
import type { IsoDate } from '../time.ts';
import { checkRules } from './choice-rules.ts';
import { groupChoices } from './group-choices.ts';
import { checkHiddenChoices } from './hidden-choices.ts';
import { IssueList } from './issues.ts';
import { lapsingDiscount } from './lapsing-discount.ts';
import { keepLast, type Memory, noMemory } from './memory.ts';
import type { Issue, PricedQuote } from './priced-quote.ts';
import {
  isAlwaysIncluded,
  isLeftOut,
  isOptional,
  isUnpicked,
  pricedComponents,
  quoteLines,
} from './quote-lines.ts';
import { priceRange } from './range.ts';
import { checkReferences } from './references.ts';
import { type SectionSum, sectionSums } from './section-sums.ts';
import { stackingOf } from './stacking.ts';
import { taxedBuckets } from './taxed-buckets.ts';
import { readTerms, type Terms } from './terms.ts';
import { toMinor } from './to-minor.ts';
import { periodTotals, sectionTotals } from './totals.ts';
import { dueAtAcceptance, overMonths, recurringFigures, valueOver } from './value-figures.ts';
import { checkVatRates } from './vat-in-force.ts';

export interface PricingContext {
  /** What the reader of a document found wrong; it heads the list of issues. */
  readonly issues?: readonly Issue[] | undefined;
  /**
   * The day to price for, in the seller's time zone: whether a discount has lapsed follows from it. There is no clock
   * in here, so both sides must be given the same day (the server's). Without one nothing has lapsed.
   */
  readonly asOf?: IsoDate | null | undefined;
}

export type Pricer = (content: QuoteContent, context?: PricingContext) => PricedQuote;

/** Prices the content as it stands. */
export const priceQuote: Pricer = (content, context) => price(content, context, noMemory);

/**
 * A `priceQuote` that remembers: a component that is the same object with the same quantity as the time before is
 * not priced again, and the same `PricedComponent` comes back for it. Only for content that is never changed in
 * place.
 */
export function createPricer(): Pricer {
  const memory = keepLast();
  return (content, context) => price(content, context, memory);
}

function price(
  content: QuoteContent,
  { issues: found = [], asOf = null }: PricingContext = {},
  memory: Memory,
): PricedQuote {
  const issues = new IssueList();
  issues.addAll(found);
  const terms = readTerms(content, asOf, issues);
  checkReferences(content, issues);
  checkHiddenChoices(content, issues);
  const groups = groupChoices(content, issues);
  const lines = quoteLines(content, memory, issues);
  const unmetRules = checkRules(content, lines, issues);
  const vatRatesOn = checkVatRates(content, lines, asOf, issues);

  const minor = toMinor(issues);
  const counted = lines.filter(({ selected }) => selected);
  const leftOut = lines.filter(isLeftOut);
  const sums = sectionSums(counted, terms);
  const { buckets, adjustments } = taxedBuckets(sums, terms, issues);
  const listed = listedFirstYear(sums, terms);
  const required = listedFirstYear(sectionSums(counted.filter(isAlwaysIncluded), terms), terms);
  const ids = (some: typeof lines) => some.map(({ component }) => component.id);
  const periods = periodTotals(buckets, terms.payableStep, minor);
  const optionalSections = optionalSectionTotals(content, lines, terms, minor);

  const figures = {
    currency: content.terms.currency,
    minorDigits: terms.minorDigits,
    asOf,
    components: pricedComponents(lines, groups, memory),
    sections: sectionTotals(content.sections, sums, minor),
    optionalSections,
    periods,
    firstYear: valueOver(buckets, terms.firstYearMonths, minor),
    dueAtAcceptance: dueAtAcceptance(buckets, terms, minor),
    ...recurringFigures(buckets, terms.termMonths, minor),
    firstYearParts: {
      required: minor(required),
      chosen: minor(listed - required),
      leftOut: minor(listedFirstYear(sectionSums(leftOut, terms), terms)),
    },
    leftOut: ids(leftOut),
    leftOutSections: Object.keys(optionalSections).filter((id) => !optionalSections[id]?.selected),
    unpicked: ids(lines.filter(isUnpicked)),
    range: priceRange(lines, groups, terms, minor),
    unmetRules,
    lapsingDiscount: lapsingDiscount(content, sums, terms, asOf),
    stacking: stackingOf(content, counted, terms, periods, adjustments),
    vatRatesOn,
  };
  // Last, because stating an amount may itself find that it cannot be stated.
  return { ...figures, issues: issues.all() };
}

/** First-year worth at the prices of the list: after section discounts, before the quote discount. */
function listedFirstYear(sums: readonly SectionSum[], { firstYearMonths }: Terms): bigint {
  return overMonths(sums, firstYearMonths, ({ amount }) => amount);
}

/** What each section that is chosen as a whole comes to, or would. */
function optionalSectionTotals(
  content: QuoteContent,
  lines: ReturnType<typeof quoteLines>,
  terms: Terms,
  minor: ReturnType<typeof toMinor>,
): PricedQuote['optionalSections'] {
  const optional = content.sections.filter(isOptional);
  const result: Record<string, PricedQuote['optionalSections'][string]> = Object.create(null);
  if (optional.length === 0) return result;
  const sums = sectionSums(
    lines.filter(({ inOptional, chosen }) => inOptional && chosen),
    terms,
  );
  const totals = sectionTotals(optional, sums, minor);
  for (const section of optional) {
    result[section.id] = { selected: isSectionSelected(content, section), own: totals[section.id] ?? [] };
  }
  return result;
}
