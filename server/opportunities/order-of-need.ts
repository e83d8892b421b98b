/** The order of the list of outstanding quotes: by four plain questions, and no score that nobody could open. */
import { isLate, nextSteps } from '#shared/opportunity/next-step.ts';
import { askBeforeExpiryDays } from '#shared/opportunity/time-rules.ts';
import type { Place } from '#shared/protocol/ordered-page.ts';
import type { OutstandingOrder } from '#shared/protocol/outstanding-api.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';

type Ordered = Pick<
  OutstandingQuote,
  | 'nextStep'
  | 'daysToExpiry'
  | 'ageDays'
  | 'usualAge'
  | 'currency'
  | 'amount'
  | 'sentAt'
  | 'quoteId'
  | 'versionNumber'
>;

/**
 * What waits for us; what ends within three days; what is older than won ones of its size were; then by value. Amounts
 * of different currencies are not compared: those of one currency stand together.
 */
const byNeed = (quote: Ordered): Place => [
  first(quote.nextStep === 'waiting-for-us'),
  first(endsSoon(quote)),
  first(isLate(quote)),
  quote.currency,
  -quote.amount,
  quote.sentAt,
  `${quote.quoteId} ${quote.versionNumber}`,
];

/** Under each next step, in the order in which to see to them, the same four questions again. */
export const places: Readonly<Record<OutstandingOrder, (quote: Ordered) => Place>> = {
  'by-need': byNeed,
  'by-step': (quote) => [nextSteps.indexOf(quote.nextStep), ...byNeed(quote)],
};

const first = (isSo: boolean): number => (isSo ? 0 : 1);

/** What has ended, or has no end, is in no hurry. */
function endsSoon({ daysToExpiry }: Ordered): boolean {
  return daysToExpiry !== null && daysToExpiry >= 0 && daysToExpiry <= askBeforeExpiryDays;
}
