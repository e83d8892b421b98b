/** The order of the list of outstanding quotes: by four plain questions, and no score that nobody could open. */
import { isLate, nextSteps } from '#shared/opportunity/next-step.ts';
import { askBeforeExpiryDays } from '#shared/opportunity/time-rules.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';

type Ordered = Pick<
  OutstandingQuote,
  'nextStep' | 'daysToExpiry' | 'ageDays' | 'usualAge' | 'currency' | 'amount' | 'sentAt'
>;

/**
 * By step; then what ends within three days, the first to end first; then what is older than won ones of its size were;
 * then by value. Amounts of different currencies are not compared: those of one currency stand together.
 */
export function byNeed(a: Ordered, b: Ordered): number {
  return (
    nextSteps.indexOf(a.nextStep) - nextSteps.indexOf(b.nextStep) ||
    daysLeft(a) - daysLeft(b) ||
    Number(isLate(b)) - Number(isLate(a)) ||
    compareText(a.currency, b.currency) ||
    b.amount - a.amount ||
    a.sentAt - b.sentAt
  );
}

const noHurry = askBeforeExpiryDays + 1;

/** All that ends later, has ended or has no end is in no hurry. */
function daysLeft({ daysToExpiry }: Ordered): number {
  return daysToExpiry === null || daysToExpiry < 0 ? noHurry : Math.min(daysToExpiry, noHurry);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
