import { vatRateInForce } from '../money/vat-rates.ts';
import type { QuoteContent } from '../quote/quote.ts';
import { addMonths, type IsoDate } from '../time.ts';
import type { IssueList } from './issues.ts';
import type { QuoteLine } from './quote-lines.ts';

/**
 * Checks every rate that is charged against the table of the quote's country, for the day the quote assumes: when
 * delivery starts, else the day it is priced for. Gives that day, or `null` where there is nothing to check by.
 * VAT is owed at the rate of the day of supply (VAT directive 2006/112/EC, article 93), so of what recurs the rate
 * must last as long as the term.
 *
 * Worked: food at 6 % from 2027-07-01 for twelve months is in force at the start and ends on 2027-12-31.
 */
export function checkVatRates(
  { terms: { vatCountry, startDate, termMonths } }: QuoteContent,
  lines: readonly QuoteLine[],
  asOf: IsoDate | null,
  issues: IssueList,
): IsoDate | null {
  const day = startDate ?? asOf;
  if (vatCountry === null || day === null) return null;
  const lastDay = addMonths(day, termMonths);
  const rows = new Map<string, ReturnType<typeof vatRateInForce>>();
  for (const { component, line } of lines) {
    const { category, rate, supply } = line.vat;
    if (category !== 'S') continue;
    const key = `${rate} ${supply ?? ''}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = vatRateInForce(vatCountry, rate, day, supply);
      rows.set(key, row);
    }
    if (row === null) issues.add('vat-rate-not-in-force', component.id, 'vat');
    else if (line.period !== 'once' && row.through !== null && row.through < lastDay) {
      issues.add('vat-rate-ends', component.id, 'vat');
    }
  }
  return day;
}
