import type { ElementId } from '../ids.ts';
import { minorDigits } from '../money/currency.ts';
import { toScaled } from '../money/decimal.ts';
import type { QuoteAdjustment, QuoteContent, QuoteDiscount } from '../quote/quote.ts';
import type { IsoDate } from '../time.ts';
import type { IssueList } from './issues.ts';
import { readNumber } from './read-number.ts';

/** What of the quote as a whole bears on its sums, read and checked. */
export interface Terms {
  readonly minorDigits: number;
  /** Section id → discount at the scale of a percentage, for the sections that have one. */
  readonly sectionDiscounts: ReadonlyMap<ElementId, bigint>;
  /** `null` where there is none, or it has lapsed. */
  readonly quoteDiscount: QuoteDiscount | null;
  readonly quoteAdjustments: readonly QuoteAdjustment[];
  /** What the amount to pay is rounded to, in minor units; `null`: nothing. */
  readonly payableStep: bigint | null;
  readonly termMonths: number;
  /** Months that the first-year value counts: twelve, or the term when that is shorter. */
  readonly firstYearMonths: number;
}

export function readTerms(content: QuoteContent, asOf: IsoDate | null, issues: IssueList): Terms {
  const { currency, quoteDiscount, quoteAdjustments } = content.terms;
  const termMonths = readTerm(content, issues);
  const hasLapsed = quoteDiscount !== null && hasDiscountLapsed(content.terms, asOf);
  if (hasLapsed) issues.add('discount-lapsed', null, 'quoteDiscountUntil');
  return {
    minorDigits: minorDigits(currency),
    sectionDiscounts: readSectionDiscounts(content, issues),
    quoteDiscount: hasLapsed ? null : quoteDiscount,
    quoteAdjustments,
    payableStep: readPayableStep(content),
    termMonths,
    firstYearMonths: Math.min(12, termMonths),
  };
}

/** Whether the discount's last day is over on that day. It holds to the end of its last day; without a day nothing lapses. */
export function hasDiscountLapsed(
  { quoteDiscountUntil }: Pick<QuoteContent['terms'], 'quoteDiscountUntil'>,
  asOf: IsoDate | null,
): boolean {
  return quoteDiscountUntil !== null && asOf !== null && asOf > quoteDiscountUntil;
}

/** The coin in minor units. A coin that the currency's own digits do not hold, or that is its smallest, rounds nothing. */
function readPayableStep({ terms: { currency, payableStep } }: QuoteContent): bigint | null {
  const step = payableStep === null ? null : toScaled(payableStep, minorDigits(currency));
  return step === null || step <= 1n ? null : step;
}

function readSectionDiscounts(content: QuoteContent, issues: IssueList): Map<ElementId, bigint> {
  const discounts = new Map<ElementId, bigint>();
  for (const { id, discountPercent } of content.sections) {
    if (discountPercent === null) continue;
    const percent = readNumber('percent', discountPercent);
    if (percent === null) issues.add('number-invalid', id, 'discountPercent');
    else discounts.set(id, percent);
  }
  return discounts;
}

/** The term in whole months; what is none counts as a year. */
function readTerm(content: QuoteContent, issues: IssueList): number {
  const { termMonths } = content.terms;
  if (Number.isSafeInteger(termMonths) && termMonths >= 1 && termMonths <= 1_200) return termMonths;
  issues.add('number-invalid', null, 'termMonths');
  return 12;
}
