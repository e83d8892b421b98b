/** Why a quote may not be sent on one person's word: what the organisation's limits say of what stands in it. */
import type { ElementId } from '../ids.ts';
import type { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { divRound, fromScaled } from '../money/decimal.ts';
import type { ApprovalLimits, ApprovalReason } from '../quote/approval.ts';
import type { QuoteContent } from '../quote/quote.ts';
import { addDays, type IsoDate } from '../time.ts';
import { type CataloguePrices, isFurther, percentOff, priceChanges } from './catalogue-prices.ts';
import { type ComponentCosts, priceMargins } from './margin.ts';
import { createPricer, type PricingContext } from './price-quote.ts';
import { discountTaken, type SellerCheck, sellerChecks } from './seller-checks.ts';

/** What beside the content the limits are held against. Private to the seller's side. */
export interface ApprovalBasis {
  readonly costs: Readonly<Record<ElementId, ComponentCosts>>;
  readonly cataloguePrices: CataloguePrices;
}

/**
 * What is beyond the limits, worst first; empty where one person may send it. `null` limits: none are set, and nobody
 * is ever asked. What has no stated cost is taken to leave nothing, or leaving costs out would raise the margin.
 *
 * Source: the limits that the organisation has set for itself.
 * Worked: 20 000 that cost 12 000, and 20 000 without a cost: 8 000 of 40 000 is a margin of 20 %.
 */
export function approvalReasons(
  content: QuoteContent,
  { costs, cataloguePrices }: ApprovalBasis,
  limits: ApprovalLimits | null,
  context: PricingContext,
): ApprovalReason[] {
  if (limits === null) return [];
  const pricer = createPricer();
  const { currency, firstYear } = pricer(content, context);
  const margins = priceMargins(content, costs, pricer, context);
  const { margin } = margins.firstYear;
  const checks = sellerChecks(
    {
      firstYear: { ...margins.firstYear, percent: shareOf(margin, firstYear.net) },
      uncosted: [],
      belowFloor: margins.belowFloor,
    },
    discountTaken(content, pricer, context),
    limits,
  );
  return [
    ...checks.flatMap(asReason),
    ...valueReasons(firstYear.net, currency, limits.maxValue),
    ...priceReasons(content, cataloguePrices, limits.maxPriceChangePercent),
    ...startReasons(content.terms.startDate, limits.minStartDays, context.asOf),
  ];
}

/** In per cent, at most two decimals. What is given away and costs something leaves less than any share. */
function shareOf(margin: MinorUnits, net: MinorUnits): string | null {
  if (net === 0) return margin < 0 ? '-100' : null;
  // A hundredth of a per cent is a ten-thousandth.
  return fromScaled(divRound(BigInt(margin) * 10_000n, BigInt(net)), 2);
}

function asReason({ code, element, stated, limit }: SellerCheck): ApprovalReason[] {
  return code === 'cost-unknown' ? [] : [{ code, element, stated, limit, currency: null }];
}

function valueReasons(
  net: MinorUnits,
  currency: CurrencyCode,
  max: ApprovalLimits['maxValue'],
): ApprovalReason[] {
  if (max === null) return [];
  const reason = { element: null, stated: String(net), currency };
  if (max.currency !== currency) return [{ ...reason, code: 'value-in-other-currency', limit: null }];
  return net > max.amount ? [{ ...reason, code: 'value-over-limit', limit: String(max.amount) }] : [];
}

/** Prices that somebody typed in place of the catalogue's. */
function priceReasons(
  content: QuoteContent,
  prices: CataloguePrices,
  most: ApprovalLimits['maxPriceChangePercent'],
): ApprovalReason[] {
  if (most === null) return [];
  return priceChanges(content, prices).flatMap(({ element, nets }): ApprovalReason[] => {
    const reason = { element, currency: null };
    if (nets === null) return [{ ...reason, code: 'price-unlike-catalogue', stated: null, limit: null }];
    return isFurther(nets, most)
      ? [{ ...reason, code: 'price-off-catalogue', stated: percentOff(nets), limit: most }]
      : [];
  });
}

/** Whether there are people for it so soon, somebody else must say. `today`: the seller's. */
function startReasons(
  startDate: IsoDate | null,
  days: ApprovalLimits['minStartDays'],
  today: IsoDate | null | undefined,
): ApprovalReason[] {
  if (startDate === null || days === null || !today) return [];
  const earliest = addDays(today, days);
  const reason = { code: 'start-too-soon', element: null, currency: null } as const;
  return startDate < earliest ? [{ ...reason, stated: startDate, limit: earliest }] : [];
}
