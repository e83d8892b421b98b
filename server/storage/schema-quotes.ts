/** Quotes, who is in them, and their live documents with the log of every change. What holds for all tables is said in `schema.ts`. */

import type { Generated } from 'kysely';
import type { BuyerRight, Side } from '#shared/access/permissions.ts';
import type {
  OpportunityId,
  OrganisationId,
  ParticipantId,
  QuoteId,
  RestorationId,
  UserId,
  VersionId,
} from '#shared/ids.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { IsoDate } from '#shared/time.ts';

export interface QuoteTable {
  id: QuoteId;
  organisation_id: OrganisationId;
  opportunity_id: OpportunityId;
  /** "2026-0143", unique in the organisation. */
  number: string;
  status: QuoteStatus;
  /**
   * Raised by every change of status and of a right. A room appends under the epoch it judged with; an append under an older
   * epoch is refused by the database, so an edit that races a send is either before it or not at all.
   */
  write_epoch: number;
  created_by: UserId;
  created_at: number;
  updated_at: number;
  /**
   * The projection of the draft that lists and insight read: these columns and the `component_state` rows,
   * as of `projected_seq`. Whoever reads it first brings the quotes whose document has moved on up to date
   * (`server/quotes/draft-projection.ts`).
   */
  projected_seq: number;
  draft_title: string;
  draft_currency: string;
  draft_amount: number | null;
  /** The last day on which the draft comes to that: a discount for signing early is in it. */
  draft_lapses_on: IsoDate | null;
  /** When the document was last changed, as of `projected_seq`; 0: never. */
  edited_at: Generated<number>;
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
  /** When a guest said that this is their name, or what it is instead; `null`: they have not been asked, or not answered. */
  name_confirmed_at: Generated<number | null>;
  /** The last change that they have had in front of them; `null` before their first visit. It is theirs alone. */
  seen_seq: number | null;
  /** When that was said the last time. */
  seen_at: number | null;
  created_at: number;
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

/** What an update changed in values, where its rows in the log of changes do not say all of it. Append only. */
interface ExactChangeTable {
  quote_id: QuoteId;
  seq: number;
  organisation_id: OrganisationId;
  /** JSON of the `ValueChange`s. */
  changed: string;
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

export interface QuotesSchema {
  quote: QuoteTable;
  participant: ParticipantTable;
  document: DocumentTable;
  document_snapshot: DocumentSnapshotTable;
  document_update: DocumentUpdateTable;
  document_client: DocumentClientTable;
  change: ChangeTable;
  exact_change: ExactChangeTable;
  component_state: ComponentStateTable;
  restoration: RestorationTable;
}
