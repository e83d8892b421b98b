/** What was sent, and what had to be approved or was asked for before. What holds for all tables is said in `schema.ts`. */

import type { Generated } from 'kysely';
import type { OfferMove } from '#shared/acceptance/offer-choices.ts';
import type {
  ApprovalId,
  ElementId,
  OrganisationId,
  ParticipantId,
  QuoteId,
  SendRequestId,
  UserId,
  VersionId,
} from '#shared/ids.ts';
import type { CurrencyCode, Percent } from '#shared/money/amounts.ts';
import type { ApprovalDecision } from '#shared/quote/approval.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { QuoteStatus, VersionStanding } from '#shared/quote/lifecycle.ts';

/** Where the audit log stood with the row that tells of this one. `null`: written before that was kept. */
export interface AnchorColumns {
  audit_seq: number | null;
  audit_hash: ContentHash | null;
}

/** Frozen. Triggers refuse UPDATE and DELETE. */
export interface VersionTable {
  id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  number: number;
  /** Canonical JSON of a `FrozenQuote`. */
  canonical: string;
  hash: string;
  /** JSON of the `PricedQuote` at that moment. */
  priced: string;
  /** Encoded Yjs state the content was read from. */
  yjs_state: Uint8Array;
  valid_until: string | null;
  message: string;
  sent_by: ParticipantId;
  sent_by_name: string;
  sent_at: number;
  /** The request's Idempotency-Key, unique per quote: a retry finds its own version. */
  idempotency_key: string;
  /** From when on anybody outside is told of it and buyers see it. Until then the send can be undone. */
  offered_at: Generated<number>;
  /** The last change of the shared document that is in it. `null`: sent before that was noted. */
  seq: number | null;
  /** Where undoing leads back to. */
  sent_from: Generated<QuoteStatus>;
  /** What allowed it to go beyond the organisation's limits; `null` where it stayed within them. */
  approval_id: Generated<ApprovalId | null>;
  audit_seq: Generated<AnchorColumns['audit_seq']>;
  audit_hash: Generated<AnchorColumns['audit_hash']>;
}

/** How far sellers may go by themselves. Without a row they may do as they think best. */
export interface ApprovalLimitsTable {
  organisation_id: OrganisationId;
  max_discount_percent: Percent | null;
  min_margin_percent: Percent | null;
  /** First year net, in minor units of `max_value_currency`; `null`: as much as it will. */
  max_value: number | null;
  max_value_currency: CurrencyCode | null;
  /** Days from being sent to the start; `null`: as soon as it will. */
  min_start_days: number | null;
  /** Either way, of the catalogue's price; `null`: as far as it will. */
  max_price_change_percent: string | null;
}

/** Append only: somebody asked for an approval. The last one of a quote is the one that counts. */
export interface ApprovalRequestTable {
  id: ApprovalId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** 1, 2, 3 … per quote. */
  ordinal: number;
  /** Of what stood then: see `server/approvals/approval-subject.ts`. */
  hash: ContentHash;
  /** JSON of the `ApprovalReason`s that stood then. */
  reasons: string;
  note: string;
  /** What the costs rest on, where not all were stated. */
  cost_basis: Generated<string>;
  requested_by: UserId;
  requested_by_name: string;
  requested_at: number;
}

/** Append only: the one answer to a request. */
export interface ApprovalDecisionTable {
  request_id: ApprovalId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  decision: ApprovalDecision;
  /** Of what was decided on, which may be another than was asked about. It holds for nothing else. */
  hash: ContentHash;
  note: string;
  decided_by: UserId;
  decided_by_name: string;
  decided_at: number;
}

/** How a version stands now; apart from the version, which never changes. At most one is outstanding per quote. */
export interface VersionStandingTable {
  version_id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  standing: VersionStanding;
  since: number;
  /** The seller's words to the customer, of a version that was withdrawn. */
  reason: Generated<string>;
}

/** Append only: a buyer who asked the seller to send what stood. */
export interface SendRequestTable {
  id: SendRequestId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  message: string;
  at: number;
}

/** Append only: somebody at the customer had a version before their eyes. */
export interface SightTable {
  version_id: VersionId;
  participant_id: ParticipantId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  at: number;
}

/** Append only: somebody whom a version was not sent to. */
export interface VersionLeftOutTable {
  version_id: VersionId;
  participant_id: ParticipantId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
}

/** Append only: what the buyer's people chose of what a sent version leaves open. The last row of an element counts. */
export interface VersionChoiceTable {
  version_id: VersionId;
  /** 1, 2, 3 … per version. */
  seq: number;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  root: OfferMove['root'];
  element_id: ElementId;
  /** JSON: how it stood before, and what was chosen. */
  before_value: string;
  after_value: string;
  at: number;
}

export interface VersionsSchema {
  version: VersionTable;
  version_standing: VersionStandingTable;
  approval_limits: ApprovalLimitsTable;
  approval_request: ApprovalRequestTable;
  approval_decision: ApprovalDecisionTable;
  send_request: SendRequestTable;
  version_left_out: VersionLeftOutTable;
  sight: SightTable;
  version_choice: VersionChoiceTable;
}
