import type { ElementId } from '../ids.ts';
import { minorDigits } from '../money/currency.ts';
import type { QuoteContent, QuoteDiscount } from '../quote/quote.ts';
import type { IssueList } from './issues.ts';
import { readNumber } from './read-number.ts';

/** What of the quote as a whole bears on its sums, read and checked. */
export interface Terms {
  readonly minorDigits: number;
  /** Section id → discount at the scale of a percentage, for the sections that have one. */
  readonly sectionDiscounts: ReadonlyMap<ElementId, bigint>;
  readonly quoteDiscount: QuoteDiscount | null;
  readonly termMonths: number;
  /** Months that the first-year value counts: twelve, or the term when that is shorter. */
  readonly firstYearMonths: number;
}

export function readTerms(content: QuoteContent, issues: IssueList): Terms {
  const { currency, quoteDiscount } = content.terms;
  const termMonths = readTerm(content, issues);
  return {
    minorDigits: minorDigits(currency),
    sectionDiscounts: readSectionDiscounts(content, issues),
    quoteDiscount,
    termMonths,
    firstYearMonths: Math.min(12, termMonths),
  };
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
