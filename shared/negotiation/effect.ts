/** What accepting a proposal does to the money: the same on both sides, and beside it what the seller keeps. */
import type { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { type ComponentCosts, priceMargins } from '../pricing/margin.ts';
import { priceQuote } from '../pricing/price-quote.ts';
import type { QuoteContent } from '../quote/quote.ts';
import type { IsoDate } from '../time.ts';
import { fitOf, type ProposalFit, withProposal } from './apply.ts';
import type { ProposalTerms } from './asked.ts';

export interface ProposalEffect {
  readonly fit: ProposalFit;
  readonly currency: CurrencyCode;
  /** First-year net, as it stands and with the proposal accepted. */
  readonly before: MinorUnits;
  readonly after: MinorUnits;
}

/**
 * Worked: 12 hours at 1 250 in a quote of 615 000, and 1 150 an hour is proposed: before 615 000, after 613 800.
 * `asOf`: the seller's day.
 */
export function proposalEffect(content: QuoteContent, terms: ProposalTerms, asOf: IsoDate): ProposalEffect {
  const before = priceQuote(content, { asOf });
  const after = priceQuote(withProposal(content, terms), { asOf });
  return {
    fit: fitOf(content, terms),
    currency: before.currency,
    before: before.firstYear.net,
    after: after.firstYear.net,
  };
}

/** Percentages of the first year's net; `null` where no cost is known. */
export interface MarginEffect {
  readonly before: string | null;
  readonly after: string | null;
}

/** Private: what the seller keeps as it stands, and with these proposals accepted one after the other. */
export function marginEffect(
  content: QuoteContent,
  proposals: readonly ProposalTerms[],
  costs: Readonly<Record<string, ComponentCosts>>,
  asOf: IsoDate,
): MarginEffect {
  const accepted = proposals.reduce(withProposal, content);
  const percentOf = (of: QuoteContent): string | null =>
    priceMargins(of, costs, priceQuote, { asOf }).firstYear.percent;
  return { before: percentOf(content), after: percentOf(accepted) };
}
