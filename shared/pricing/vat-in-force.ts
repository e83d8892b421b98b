import type { ElementId } from '../ids.ts';
import { type VatRate, vatRateInForce } from '../money/vat-rates.ts';
import type { PricePeriod, QuoteContent, Vat } from '../quote/quote.ts';
import { addMonths, daysBetween, type IsoDate } from '../time.ts';
import type { IssueList } from './issues.ts';
import type { QuoteLine } from './quote-lines.ts';
import { rateOf, spelledRate } from './vat.ts';

/**
 * Checks every rate that is charged against the table of the quote's country, for the day the quote assumes: when
 * delivery starts, else the day it is priced for. Gives that day, or `null` where there is nothing to check by.
 * VAT is owed at the rate of the day of supply (VAT directive 2006/112/EC, article 93), so of what recurs the rate
 * must last as long as the term.
 *
 * Worked: food at 6 % from 2027-07-01 for twelve months is in force at the start and ends on 2027-12-31.
 */
export function checkVatRates(
  { terms: { vatCountry, startDate, termMonths, quoteAdjustments } }: QuoteContent,
  lines: readonly QuoteLine[],
  asOf: IsoDate | null,
  issues: IssueList,
): IsoDate | null {
  const day = startDate ?? asOf;
  if (vatCountry === null || day === null) return null;
  /** The first day after the term. */
  const end = addMonths(day, termMonths);
  const rows = new Map<string, VatRate | null>();
  const check = (element: ElementId | null, field: string, period: PricePeriod, vat: Vat): void => {
    const { category, rate, supply } = vat;
    if (category !== 'S') return;
    const key = supply === undefined ? rate : `${rate} ${supply}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = vatRateInForce(vatCountry, rate, day, supply);
      rows.set(key, row);
    }
    if (row === null) issues.add('vat-rate-not-in-force', element, field);
    else if (period !== 'once' && row.through !== null && daysBetween(row.through, end) > 1) {
      issues.add('vat-rate-ends', element, field);
    }
  };
  for (const { component, line } of lines) check(component.id, 'vat', line.period, line.vat);
  for (const { pricePeriod, vat } of quoteAdjustments) {
    check(null, 'quoteAdjustments', pricePeriod, { ...vat, rate: spelledRate(rateOf(vat)) });
  }
  return day;
}
