/** The tables that insight is added up from. Nothing is kept in them alone: `server/insight/observing/` makes them. */
import type { OpportunityId, OrganisationId, QuoteId, UserId, VersionId } from '#shared/ids.ts';

/** A version that customers were shown. Written once, when its send can no longer be undone. */
export interface OfferFactTable {
  version_id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  opportunity_id: OpportunityId;
  cycle: number;
  number: number;
  offered_at: number;
  accepted_at: number | null;
  currency: string;
  /** First-year net as it was offered, and what it would be without any discount; in minor units. */
  amount: number;
  list_amount: number;
  /** When somebody at the customer first looked at it, or answered it; `null`: nobody is known to have. */
  seen_at: number | null;
}

/**
 * One component that a customer could choose, in one cycle: how it stood in the first version that had it, and again
 * when the cycle was accepted. Never one per click.
 */
export interface ObservationTable {
  opportunity_id: OpportunityId;
  cycle: number;
  component_key: string;
  organisation_id: OrganisationId;
  version_id: VersionId;
  quote_id: QuoteId;
  /** Tells customers apart: the company number, else the name, in one spelling. */
  customer_key: string;
  owner_user_id: UserId;
  /** When the version was offered. */
  at: number;
  title: string;
  /** The title of the section it stood in. */
  category: string;
  period: string;
  currency: string;
  /** Its own net amount in the version. */
  amount: number;
  preselected: number;
  /** 1: somebody at the customer is known to have seen it, in the room before it was sent or in what was sent. */
  seen: number;
  /** At any time before it was sent. */
  ever_selected: number;
  /** The buyer took it out before it was sent; and took it in again afterwards. */
  dropped: number;
  readded: number;
  /** In the last basis that both sides found ready before it was sent; `null`: there was none, or it was not in it. */
  at_base: number | null;
  at_send: number;
  /** `null`: the cycle has not been accepted. 0 also where the accepted version no longer has it. */
  at_accept: number | null;
  /** The price the buyer saw at the last choice, per ten thousand of the list price; `null` where there is no such price. */
  ratio: number | null;
  /** Which of `priceBands` that is. */
  band: number | null;
  /** The same for the price at which the buyer last took it out. */
  dropped_ratio: number | null;
  /** What it is worth to the buyer lies from here, and not above there; `null`: nothing is known of that end. */
  worth_from: number | null;
  worth_to: number | null;
  /** When its component was put into the quote. */
  taken_at: number | null;
  /** The price of one unit that it began with there; `null` where it had none, or one that depends on the quantity. */
  start_price: string | null;
}

/** What became of one choice in one quote, as of its projection. See `quote-choices.ts` in `server/insight/`. */
export interface QuoteChoiceTable {
  quote_id: QuoteId;
  component_key: string;
  organisation_id: OrganisationId;
  /** When the quote was begun. */
  begun_at: number;
  title: string;
  period: string;
  currency: string;
  state: 'chosen' | 'deselected' | 'never-selected';
  left_out: number;
  came_back: number;
  /** Its own net amount; where it was taken out, at that moment. */
  amount: number;
}

export interface InsightSchema {
  quote_choice: QuoteChoiceTable;
  offer_fact: OfferFactTable;
  observation: ObservationTable;
}
