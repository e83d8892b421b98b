/**
 * The tables, as Kysely sees them. The migrations make them; `organisation_id` stands in every row so that no
 * query can forget whose it is. Times are whole milliseconds, JSON is text, booleans are 0 and 1: the same on
 * every database.
 */
import type { Generated } from 'kysely';
import type { DeclineReason } from '#shared/acceptance/answers.ts';
import type { OfferMove } from '#shared/acceptance/offer-choices.ts';
import type { BuyerRight, Role, Side } from '#shared/access/permissions.ts';
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { AuditBody } from '#shared/evidence/audit-row.ts';
import type {
  AcceptanceRequestId,
  ApprovalId,
  ElementId,
  OfflineId,
  OpportunityId,
  OrganisationId,
  ParticipantId,
  ProposalId,
  QuoteId,
  RestorationId,
  SendRequestId,
  ShareLinkId,
  UserId,
  VersionId,
} from '#shared/ids.ts';
import type { CurrencyCode, Percent } from '#shared/money/amounts.ts';
import type { ProposalState } from '#shared/negotiation/proposal-states.ts';
import type { RequestReason } from '#shared/negotiation/standing-offer.ts';
import type { LostVariant } from '#shared/opportunity/loss.ts';
import type { PipelineId } from '#shared/opportunity/pipeline.ts';
import type { Stage, StageEventType } from '#shared/opportunity/stages.ts';
import type { DeliveryFailure, DeliveryState } from '#shared/protocol/deliveries.ts';
import type { AcceptanceRequestView } from '#shared/protocol/negotiation-api.ts';
import type { NoticeTopic } from '#shared/protocol/notices.ts';
import type { ApprovalDecision } from '#shared/quote/approval.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { QuoteStatus, VersionStanding } from '#shared/quote/lifecycle.ts';
import type { PayableStep, Terms } from '#shared/quote/quote.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { CatalogueSchema } from './schema-catalogue.ts';
import type { CommentsSchema } from './schema-comments.ts';
import type { InsightSchema } from './schema-insight.ts';
import type { KeptFileTable, OfflineAcceptanceTable, RescissionTable } from './schema-offline.ts';
import type { ReadySchema } from './schema-ready.ts';
import type { SalesSchema } from './schema-sales.ts';
import type { TemplateSchema } from './schema-templates.ts';

export interface OrganisationTable {
  id: OrganisationId;
  name: string;
  company_number: string;
  address: string;
  /** IANA name; "the end of that day" is judged in it. */
  time_zone: string;
  created_at: number;
  /** What its new quotes in kronor round the amount to pay to; `null`: nothing. A quote may then say otherwise. */
  payable_step: PayableStep | null;
}

export interface MembershipTable {
  organisation_id: OrganisationId;
  user_id: UserId;
  role: Role;
  created_at: number;
  /** In which they are told of what waits; `null`: in the language of the quote it is about. */
  mail_language: Generated<Terms['language'] | null>;
}

export interface OpportunityTable {
  id: OpportunityId;
  organisation_id: OrganisationId;
  owner_user_id: UserId;
  title: string;
  customer_name: string;
  customer_company_number: string;
  customer_address: string;
  /** Decimal string in major units, as the seller estimated it at the gate; the low end of a range. */
  value: string;
  /** The high end of the range; `null`: it was one amount. */
  value_high: Generated<string | null>;
  currency: string;
  expected_close: string;
  contact_name: string;
  contact_email: string;
  need_note: string;
  source: string;
  /** A cache of `stageOf(events)`. */
  stage: Stage;
  /** 1, and one more for every revival. The figures of an earlier cycle never change. */
  cycle: Generated<number>;
  pipeline_id: Generated<PipelineId>;
  created_at: number;
}

/** Append only. The stage of an opportunity is a function of these rows in the order of `seq`. */
export interface OpportunityEventTable {
  opportunity_id: OpportunityId;
  /** 1, 2, 3 … per opportunity. */
  seq: number;
  organisation_id: OrganisationId;
  type: StageEventType;
  /** JSON: what proves it (version id, change sequence number, gate answers). */
  evidence: string;
  actor_name: string;
  at: number;
}

export interface QuoteTable {
  id: QuoteId;
  organisation_id: OrganisationId;
  opportunity_id: OpportunityId;
  /** "2026-0143", unique in the organisation. */
  number: string;
  status: QuoteStatus;
  /**
   * Raised by every change of status. A room appends under the epoch it judged with; an append under an older
   * epoch is refused by the database, so an edit that races a send is either before it or not at all.
   */
  write_epoch: number;
  created_by: UserId;
  created_at: number;
  updated_at: number;
  /**
   * The projection of the draft that lists and insight read: these three columns and the `component_state` rows,
   * as of `projected_seq`. Whoever reads it first brings the quotes whose document has moved on up to date
   * (`server/quotes/draft-projection.ts`).
   */
  projected_seq: number;
  draft_title: string;
  draft_currency: string;
  draft_amount: number | null;
}

export interface ParticipantTable {
  id: ParticipantId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  side: Side;
  /** Set for the seller's side. */
  user_id: UserId | null;
  name: string;
  title: string;
  email: string;
  /** Order of arrival on this side, from 0. */
  colour: number;
  /** What a person on the buyer's side may do; says nothing about a seller. */
  buyer_right: Generated<BuyerRight>;
  created_at: number;
}

export interface ShareLinkTable {
  id: ShareLinkId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  /** SHA-256 of the token, hexadecimal. The token itself is never stored. */
  token_hash: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
  last_used_at: number | null;
}

export interface GuestSessionTable {
  /** SHA-256 of the cookie's value. */
  token_hash: string;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  share_link_id: ShareLinkId;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

export interface DocumentTable {
  quote_id: QuoteId;
  kind: DocumentKind;
  organisation_id: OrganisationId;
  /** Random, made with the document. Two generations never merge. */
  generation: string;
  schema_version: number;
  /** Last sequence number given to an update; never reused. */
  seq: number;
}

/** Apart from the document's row, which every edit rewrites for its `seq`. */
export interface DocumentSnapshotTable {
  quote_id: QuoteId;
  kind: DocumentKind;
  organisation_id: OrganisationId;
  /** The last update that is in it. */
  seq: number;
  /** Encoded Yjs state (v1, garbage collected). */
  state: Uint8Array;
}

/** The append log: every accepted update after the snapshot, as it was judged. */
export interface DocumentUpdateTable {
  quote_id: QuoteId;
  kind: DocumentKind;
  seq: number;
  organisation_id: OrganisationId;
  participant_id: ParticipantId;
  update_bytes: Uint8Array;
  at: number;
}

/** Which participant a Yjs client id belongs to, from its first accepted write on. Survives compaction. */
export interface DocumentClientTable {
  quote_id: QuoteId;
  kind: DocumentKind;
  client_id: number;
  organisation_id: OrganisationId;
  participant_id: ParticipantId;
  first_seq: number;
}

/** The attributed log of changes to the shared document: see `Change` in `shared/protocol/change.ts`. Append only. */
export interface ChangeTable {
  quote_id: QuoteId;
  seq: number;
  ordinal: number;
  organisation_id: OrganisationId;
  participant_id: ParticipantId;
  kind: string;
  element_id: string | null;
  element_title: string;
  field: string | null;
  before_value: string;
  after_value: string;
  amount: number | null;
  currency: string | null;
  period: string | null;
  difference: number | null;
  at: number;
}

/** How each component of a draft stands, as of the quote's `projected_seq`. Rebuilt from the content; never edited. */
export interface ComponentStateTable {
  quote_id: QuoteId;
  component_id: string;
  organisation_id: OrganisationId;
  title: string;
  period: string;
  currency: string;
  /** 1 where the buyer has a choice: optional, or a member of a choice group. */
  is_choice: number;
  /** 1 for a member of a choice group. */
  is_alternative: number;
  selected: number;
  /** The component's own net amount, counted or not. */
  amount: number;
}

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

/** Append only: a version's content was brought back into the draft. */
export interface RestorationTable {
  id: RestorationId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  version_id: VersionId;
  participant_id: ParticipantId;
  /** JSON of the `Difference`s it made. */
  changed: string;
  at: number;
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

/** Append only: one signature per person and version. */
export interface SignatureTable {
  version_id: VersionId;
  participant_id: ParticipantId;
  /** 1, 2, 3 … per version, in the order they were given. */
  seq: number;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** Of the signer in their company, as they typed it; may be empty. */
  title: string;
  /** JSON of `SignatureFacts`. */
  facts: string;
  /** SHA-256 of the request's `Idempotency-Key`, hexadecimal: a retry finds its own signature. */
  request_key: string;
  at: number;
}

/** Append only: a version was accepted. One per cycle of an opportunity, and one more for each that was taken back. */
export interface AcceptanceTable {
  version_id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  opportunity_id: OpportunityId;
  cycle: number;
  /** JSON of `AcceptedChoices`. */
  choices: string;
  /** JSON of `DisplayedTotals`. */
  totals: string;
  at: number;
  audit_seq: Generated<AnchorColumns['audit_seq']>;
  audit_hash: Generated<AnchorColumns['audit_hash']>;
  /** What was recorded of it, where it was on paper. */
  offline_id: Generated<OfflineId | null>;
  /** The day it was accepted on paper; `null`: it was accepted here, at `at`. */
  accepted_on: Generated<string | null>;
  /** 0, and one more for every acceptance of the cycle that was taken back before. */
  round: number;
}

/** Append only: somebody who may sign said no. */
export interface DeclineTable {
  version_id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  reason: DeclineReason;
  /** The day they would like to be asked again. */
  come_back: string | null;
  words: string;
  at: number;
}

/** Append only: who was named as able to sign, by somebody who is not. It gives no right. */
export interface NamedSignerTable {
  version_id: VersionId;
  participant_id: ParticipantId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  named_by: ParticipantId;
  at: number;
}

/** A code that was mailed to verify a signer. The six digits follow from `id` and stand in no row. */
export interface SignCodeTable {
  id: string;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  version_id: VersionId;
  participant_id: ParticipantId;
  share_link_id: ShareLinkId;
  /** Where it was mailed to, in lower case; and the network address that asked for it. Both are counted by. */
  email: string;
  address: string;
  sent_at: number;
  expires_at: number;
  /** Tries to enter it, right or wrong. */
  tries: number;
  passed_at: number | null;
  /** The session it was entered in: it verifies no other. */
  session_id: string | null;
  /** A signature was given with it. */
  used_at: number | null;
}

/** What must reach somebody outside: written in the transaction that causes it, delivered afterwards. */
export interface OutboxTable {
  /** In the order in which things happened. */
  id: Generated<number>;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** The version it speaks of, if it does. */
  version_id: VersionId | null;
  topic: NoticeTopic;
  /** JSON of the topic's `NoticePayload`. */
  payload: string;
  created_at: number;
}

/** One event on its way to one person. */
export interface DeliveryTable {
  /** Random, and the same at every try: a receiver who gets it twice can tell. */
  id: string;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  event_id: number;
  /** Deliveries of one lane go out one after the other, in the order of `event_id`. */
  lane: string;
  participant_id: ParticipantId | null;
  name: string;
  email: string;
  /** `null`: the language of the quote. */
  language: Terms['language'] | null;
  state: DeliveryState;
  /** Not tried before. */
  due_at: number;
  /** Tries begun. */
  attempts: number;
  /** Until then it is in the hands of the sender that wrote `lease`; 0: in nobody's. */
  leased_until: number;
  lease: string | null;
  /** When it was delivered, cancelled or given up. */
  settled_at: number | null;
  /** Why the latest try failed, and the mail server's own words. */
  failure: DeliveryFailure | null;
  failure_detail: string | null;
}

/** The demo's mailbox: what would have been mailed. */
export interface MailTable {
  /** The delivery's. */
  id: string;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  sent_at: number;
  from_address: string;
  to_name: string;
  to_email: string;
  subject: string;
  text: string;
  html: string;
}

/** One row, once the installation knows itself: see `server/outbox/installation.ts`. */
export interface InstallationTable {
  id: 1;
  mark: string;
}

/** Append only: a chain per organisation. `AuditBody` and `AuditLink` say what the columns mean. */
export interface AuditTable {
  organisation_id: OrganisationId;
  seq: number;
  quote_id: QuoteId | null;
  actor_kind: AuditBody['actor']['kind'];
  actor_id: string | null;
  action: AuditAction;
  object_hash: string | null;
  payload_hash: string;
  at: number;
  prev_hash: string;
  hash: string;
}

/** What a row of the audit log commits to. Never changed; taken away where a person's data are erased. */
export interface AuditDetailTable {
  organisation_id: OrganisationId;
  seq: number;
  /** 32 random bytes, hexadecimal. */
  salt: string;
  /** Canonical JSON. */
  value: string;
}

/** The last row of each chain. */
export interface AuditHeadTable {
  organisation_id: OrganisationId;
  seq: number;
  hash: string;
}

/** What a state-changing request was answered, so that a retry is told the same. See `server/http/idempotency.ts`. */
export interface IdempotencyTable {
  /** "user …" or "participant …". */
  actor: string;
  endpoint: string;
  /** SHA-256 of the request's `Idempotency-Key`, hexadecimal. */
  key: string;
  organisation_id: OrganisationId;
  /** SHA-256 of what was asked. The same key for something else is not a retry. */
  request_hash: string;
  started_at: number;
  /** Encrypted with the key; `null` while the first try is under way. */
  answer: string | null;
}

/** The evidence of an accepted version as it was handed out. A later edition knows of what happened since. Append only. */
export interface EvidenceTable {
  version_id: VersionId;
  /** 1, 2, 3 … per version. */
  edition: number;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** Of the package in it; also the object of its row in the audit log. */
  hash: string;
  /** JSON of an `EvidenceFile`. */
  file: string;
  made_at: number;
}

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

/** Append only: how a cycle of an opportunity was lost, with its figures as they were then. */
export interface LossTable {
  opportunity_id: OpportunityId;
  cycle: number;
  organisation_id: OrganisationId;
  variant: LostVariant;
  /** The stage it was lost from. */
  stage: Stage;
  /** JSON of the `Loss`. */
  detail: string;
  /** First-year net of the version that stood, else of the draft; in minor units. */
  amount: number | null;
  currency: string;
  come_back: number;
  wake_up_on: string | null;
  by_name: string;
  at: number;
}

/** An accepted version of which something has happened that its evidence does not tell yet. */
export interface EvidenceDueTable {
  version_id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** Of the latest such thing. */
  since: number;
}

export interface Schema
  extends CatalogueSchema,
    CommentsSchema,
    InsightSchema,
    ReadySchema,
    SalesSchema,
    TemplateSchema {
  organisation: OrganisationTable;
  membership: MembershipTable;
  opportunity: OpportunityTable;
  opportunity_event: OpportunityEventTable;
  quote: QuoteTable;
  participant: ParticipantTable;
  share_link: ShareLinkTable;
  guest_session: GuestSessionTable;
  document: DocumentTable;
  document_snapshot: DocumentSnapshotTable;
  document_update: DocumentUpdateTable;
  document_client: DocumentClientTable;
  change: ChangeTable;
  component_state: ComponentStateTable;
  version: VersionTable;
  version_standing: VersionStandingTable;
  restoration: RestorationTable;
  proposal: ProposalTable;
  acceptance_request: AcceptanceRequestTable;
  loss: LossTable;
  approval_limits: ApprovalLimitsTable;
  approval_request: ApprovalRequestTable;
  approval_decision: ApprovalDecisionTable;
  send_request: SendRequestTable;
  version_left_out: VersionLeftOutTable;
  version_choice: VersionChoiceTable;
  signature: SignatureTable;
  acceptance: AcceptanceTable;
  kept_file: KeptFileTable;
  offline_acceptance: OfflineAcceptanceTable;
  rescission: RescissionTable;
  decline: DeclineTable;
  named_signer: NamedSignerTable;
  sign_code: SignCodeTable;
  outbox: OutboxTable;
  idempotency: IdempotencyTable;
  delivery: DeliveryTable;
  mail: MailTable;
  installation: InstallationTable;
  audit: AuditTable;
  audit_detail: AuditDetailTable;
  audit_head: AuditHeadTable;
  evidence: EvidenceTable;
  evidence_due: EvidenceDueTable;
}
