/** What the page of outstanding quotes shows, worked out from the rows: groups, sums, ages. Plain data in and out. */
import { sumOf } from '#shared/money/amounts.ts';
import { type NextStep, nextSteps } from '#shared/opportunity/next-step.ts';
import { askBeforeExpiryDays } from '#shared/opportunity/time-rules.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';

export interface StepGroup {
  readonly step: NextStep;
  readonly quotes: readonly OutstandingQuote[];
}

/** The groups that have something in them, each in the order in which the server put its rows. */
export function groupByNextStep(quotes: readonly OutstandingQuote[]): StepGroup[] {
  return nextSteps
    .map((step) => ({ step, quotes: quotes.filter((quote) => quote.nextStep === step) }))
    .filter((group) => group.quotes.length > 0);
}

export const keyOf = ({ quoteId, versionNumber }: OutstandingQuote): string => `${quoteId} ${versionNumber}`;

export interface CurrencySum {
  readonly currency: string;
  readonly amount: number;
}

/** One sum per currency, in the order the currencies first appear. Currencies are never added together. */
export function sumByCurrency(
  quotes: readonly Pick<OutstandingQuote, 'currency' | 'amount'>[],
): CurrencySum[] {
  return [...Map.groupBy(quotes, (quote) => quote.currency)].map(([currency, of]) => ({
    currency,
    amount: sumOf(of.map(({ amount }) => amount)),
  }));
}

/** The age bar is full at a quarter of a year, and warns from two months on. */
const fullAfterDays = 90;
const oldAfterDays = 60;

export function ageBar(days: number): { readonly percent: number; readonly old: boolean } {
  const percent = Math.round((Math.min(Math.max(days, 0), fullAfterDays) / fullAfterDays) * 100);
  return { percent, old: days > oldAfterDays };
}

/** Whether the validity ends within three days: the last moment to give it another end. */
export function endsSoon(daysToExpiry: number | null): boolean {
  return daysToExpiry !== null && daysToExpiry >= 0 && daysToExpiry <= askBeforeExpiryDays;
}
