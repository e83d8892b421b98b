/** What the two sides put to each other. What holds for all tables is said in `schema.ts`. */

import type { Generated } from 'kysely';
import type { DeclineReason } from '#shared/acceptance/answers.ts';
import type { Side } from '#shared/access/permissions.ts';
import type {
  AcceptanceRequestId,
  OrganisationId,
  ParticipantId,
  ProposalId,
  QuoteId,
  VersionId,
} from '#shared/ids.ts';
import type { ProposalState } from '#shared/negotiation/proposal-states.ts';
import type { Stance } from '#shared/negotiation/stances.ts';
import type { RequestReason } from '#shared/negotiation/standing-offer.ts';
import type { AcceptanceRequestView } from '#shared/protocol/negotiation-api.ts';

/** What one side has proposed to the other. What it says never changes; `state` follows `proposalRules`. */
export interface ProposalTable {
  id: ProposalId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** The sent version that it is put to. */
  version_id: VersionId | null;
  /** The proposal that it counters, which then has no other answer. */
  answers_id: ProposalId | null;
  participant_id: ParticipantId;
  side: Side;
  /** JSON of an `Asked` and of its `Given`s. */
  asked: string;
  given: string;
  note: string;
  element_title: string;
  /** JSON: what stood in that place when it was made. */
  before_value: string;
  currency: string;
  /** What it did to the standing offer, as its maker was told. */
  effect_words: string | null;
  state: ProposalState;
  made_at: number;
  /** The end of `expires_on` in the seller's time zone. */
  expires_at: number | null;
  expires_on: string | null;
  answered_at: number | null;
  /** `null` where time answered, or what became of the quote. */
  answered_by: ParticipantId | null;
  answer_note: string;
  /** The change of the shared document that its acceptance made. */
  answer_seq: number | null;
  /** Of the seller's side, who wrote down what a buyer said by phone; `null`: its maker put it here. */
  recorded_by_name: Generated<string | null>;
  /** The day the buyer said it. */
  said_on: Generated<string | null>;
}

/** A wish to accept, or to be offered again, what cannot be accepted as it stands. Never an acceptance. */
export interface AcceptanceRequestTable {
  id: AcceptanceRequestId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  version_id: VersionId;
  participant_id: ParticipantId;
  wish: AcceptanceRequestView['wish'];
  reason: RequestReason;
  message: string;
  state: AcceptanceRequestView['state'];
  made_at: number;
  answered_at: number | null;
  answered_by: ParticipantId | null;
  answer_note: string;
}

/** Append only: what somebody at the customer said of going on at all. The last one of a quote is the one that counts. */
export interface StanceTable {
  quote_id: QuoteId;
  /** 1, 2, 3 … per quote. */
  ordinal: number;
  organisation_id: OrganisationId;
  participant_id: ParticipantId;
  stance: Stance;
  /** Of whoever steps back, and of nobody else. */
  reason: DeclineReason | null;
  /** When they would like to be asked again. */
  come_back: string | null;
  words: string;
  at: number;
}

export interface NegotiationSchema {
  proposal: ProposalTable;
  acceptance_request: AcceptanceRequestTable;
  stance: StanceTable;
}
