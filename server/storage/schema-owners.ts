/** The tables of who owns deals, and of what quotes were begun from. See `schema.ts`. */
import type { OpportunityId, OrganisationId, QuoteId, TemplateId, UserId } from '#shared/ids.ts';

/** Append only: a deal went from one owner to the next. Who owned it before is read from here. */
export interface HandoverTable {
  opportunity_id: OpportunityId;
  /** 1, 2, 3 … per deal. */
  ordinal: number;
  organisation_id: OrganisationId;
  from_user: UserId;
  /** As they were called then. */
  from_name: string;
  to_user: UserId;
  to_name: string;
  note: string;
  by_user: UserId;
  by_name: string;
  at: number;
}

/** Append only: its new owner has said that they have seen it. */
export interface HandoverSeenTable {
  opportunity_id: OpportunityId;
  ordinal: number;
  organisation_id: OrganisationId;
  at: number;
}

/** Append only: the template that a quote was begun from; begun from another quote, that quote's. */
export interface QuoteOriginTable {
  quote_id: QuoteId;
  organisation_id: OrganisationId;
  template_id: TemplateId;
}

export interface OwnersSchema {
  handover: HandoverTable;
  handover_seen: HandoverSeenTable;
  quote_origin: QuoteOriginTable;
}
