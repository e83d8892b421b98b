import { allocate } from '../money/allocate.ts';
import { divRound, powerOfTen } from '../money/decimal.ts';
import type { QuoteDiscount } from '../quote/quote.ts';
import type { Bucket } from './buckets.ts';
import type { IssueList } from './issues.ts';
import { numberLimits, readNumber, wholePercent } from './read-number.ts';

/**
 * What the quote discount takes off each bucket, in the buckets' order. A percentage is rounded per bucket; an
 * amount is split in proportion to the buckets so that the parts add up to it. Source: EN 16931 BG-20, where a
 * discount on the document bears a VAT category and rate: one over several rates is as many discounts.
 *
 * Worked: 100 off 1 000 at 25 %, 500 at 12 % and 300 at 6 % takes 55.55, 27.78 and 16.67.
 */
export function quoteDiscounts(
  buckets: readonly Bucket[],
  discount: QuoteDiscount | null,
  digits: number,
  issues: IssueList,
): bigint[] {
  const none = buckets.map(() => 0n);
  if (discount === null) return none;
  const isPercent = 'percent' in discount;
  const value = isPercent ? readNumber('percent', discount.percent) : readNumber('amount', discount.amount);
  if (value === null || value < 0n) {
    issues.add('number-invalid', null, 'quoteDiscount');
    return none;
  }
  if (isPercent) return buckets.map(({ lines }) => divRound(lines * value, wholePercent));

  const nets = buckets.map(({ lines }) => lines);
  const total = nets.reduce((sum, net) => sum + net, 0n);
  const amount = divRound(value * powerOfTen(digits), powerOfTen(numberLimits.amount.scale));
  if (amount <= total) return allocate(amount, nets);
  issues.add('discount-exceeds-quote', null, 'quoteDiscount');
  return total > 0n ? nets : none;
}
