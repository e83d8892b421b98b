/**
 * What the seller holds themselves to, checked: floor prices, the least margin, the largest discount. Private, as
 * margins are: made from the internal document, by the same pricing on an input of its own.
 */
import type { ElementId } from '../ids.ts';
import type { MinorUnits, Percent } from '../money/amounts.ts';
import { divRound, fromScaled, toScaled } from '../money/decimal.ts';
import type { QuoteContent } from '../quote/quote.ts';
import { IssueList } from './issues.ts';
import type { QuoteMargins } from './margin.ts';
import { type Pricer, type PricingContext, priceQuote } from './price-quote.ts';
import { numberLimits, readNumber } from './read-number.ts';
import { toMinor } from './to-minor.ts';

/** How far the seller may go. From the quote's own targets, or from what somebody is authorised to agree to. */
export interface SellerLimits {
  readonly minMarginPercent: Percent | null;
  readonly maxDiscountPercent: Percent | null;
}

export const sellerCheckCodes = [
  /** Brings less per unit, after all discounts, than the seller may agree to. */
  'below-floor',
  /** The first year leaves less than the least margin. */
  'margin-under-limit',
  /** More is taken off the list prices than is allowed. */
  'discount-over-limit',
  /** A component that counts has no cost, so the margin says nothing about it. */
  'cost-unknown',
] as const;

export interface SellerCheck {
  readonly code: (typeof sellerCheckCodes)[number];
  /** The component; `null` for the quote as a whole. */
  readonly element: ElementId | null;
  /** Percentages, where the check compares two: what it is, and the limit. */
  readonly stated: string | null;
  readonly limit: string | null;
}

/** What all discounts together take off the first year. */
export interface DiscountTaken {
  /** The first year at list prices, with charges and without any discount. */
  readonly listed: MinorUnits;
  readonly amount: MinorUnits;
  /** Of `listed`, at most two decimals; `null` where nothing is listed. */
  readonly percent: string | null;
}

/**
 * What all discounts take off the first year. Source: the seller's own limits are on it; no standard names it.
 *
 * Worked: 10 000 listed, 5 % off a line of 4 000 and 10 % off the quote: 200 and 980 are 1 180, which is 11.8 %.
 */
export function discountTaken(
  content: QuoteContent,
  pricer: Pricer = priceQuote,
  context: PricingContext = {},
): DiscountTaken {
  const isCharge = ({ kind }: { readonly kind: 'discount' | 'charge' }) => kind === 'charge';
  const listed = pricer(
    {
      ...content,
      terms: {
        ...content.terms,
        quoteDiscount: null,
        quoteAdjustments: content.terms.quoteAdjustments.filter(isCharge),
      },
      sections: content.sections.map((section) => ({ ...section, discountPercent: null })),
      components: content.components.map((component) =>
        component.adjustments.every(isCharge)
          ? component
          : { ...component, adjustments: component.adjustments.filter(isCharge) },
      ),
    },
    context,
  ).firstYear.net;
  const amount = BigInt(listed) - BigInt(pricer(content, context).firstYear.net);
  // A hundredth of a per cent is a ten-thousandth.
  const percent = listed === 0 ? null : fromScaled(divRound(amount * 10_000n, BigInt(listed)), 2);
  return { listed, amount: toMinor(new IssueList())(amount), percent };
}

/** Everything the seller should know before agreeing, worst first. */
export function sellerChecks(
  margins: Omit<QuoteMargins, 'lines'>,
  discount: Pick<DiscountTaken, 'percent'>,
  limits: SellerLimits,
): SellerCheck[] {
  const about =
    (code: SellerCheck['code']) =>
    (element: ElementId): SellerCheck => ({ code, element, stated: null, limit: null });
  const { minMarginPercent, maxDiscountPercent } = limits;
  const isUnder = compares(margins.firstYear.percent, minMarginPercent, (stated, limit) => stated < limit);
  const isOver = compares(discount.percent, maxDiscountPercent, (stated, limit) => stated > limit);
  const whole = (code: SellerCheck['code'], stated: string | null, limit: string | null): SellerCheck => ({
    code,
    element: null,
    stated,
    limit,
  });
  return [
    ...margins.belowFloor.map(about('below-floor')),
    ...(isUnder ? [whole('margin-under-limit', margins.firstYear.percent, minMarginPercent)] : []),
    ...(isOver ? [whole('discount-over-limit', discount.percent, maxDiscountPercent)] : []),
    ...margins.uncosted.map(about('cost-unknown')),
  ];
}

/** A share may be negative or beyond a hundred, so it is no percentage as quotes have them. */
function compares(
  stated: string | null,
  limit: Percent | null,
  isBroken: (stated: bigint, limit: bigint) => boolean,
): boolean {
  const { scale } = numberLimits.percent;
  const is = stated === null ? null : toScaled(stated, scale);
  const may = limit === null ? null : readNumber('percent', limit);
  return is !== null && may !== null && isBroken(is, may);
}
