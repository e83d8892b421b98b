/**
 * How price periods and billing periods relate to months. Everything over time is counted in twelfths, so that nothing
 * is lost.
 *
 * Source: the calendar. How often something is priced, how often it is invoiced and for how long it is agreed are three
 * things. Worked: 100 a month invoiced once a year is an instalment of 1 200; 100 a year over 18 months is 150.
 */
import type { PricePeriod } from '../quote/quote.ts';

const monthsIn: Readonly<Record<Exclude<PricePeriod, 'once'>, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * How many twelfths of a period's price fall in so many months: a yearly price over 18 months is 18 twelfths, a
 * monthly one over two is 24. A one-off price falls whole in any stretch of time: 12.
 */
export function twelfths(period: PricePeriod, months: number): bigint {
  return period === 'once' ? 12n : BigInt((months * 12) / monthsIn[period]);
}

/** How many months one invoice covers, which is never more than the term. `once` means that all of it is invoiced at a time. */
export function instalmentMonths(billing: PricePeriod, termMonths: number): number {
  return billing === 'once' ? termMonths : Math.min(monthsIn[billing], termMonths);
}
