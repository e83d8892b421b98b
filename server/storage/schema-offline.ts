/** The tables of what happens to a version outside the product. See `schema.ts`. */
import type { Generated } from 'kysely';
import type { OfflineState } from '#shared/acceptance/offline.ts';
import type { KeptMediaType } from '#shared/evidence/kept-file.ts';
import type {
  KeptFileId,
  OfflineId,
  OpportunityId,
  OrganisationId,
  QuoteId,
  UserId,
  VersionId,
} from '#shared/ids.ts';

/** A file that somebody handed in as evidence. */
export interface KeptFileTable {
  id: KeptFileId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  name: string;
  media_type: KeptMediaType;
  /** In bytes, as it was handed in. */
  size: number;
  /** SHA-256 of its bytes as they were handed in, hexadecimal. */
  hash: string;
  /** Empty once it has been taken back. */
  content: Uint8Array;
  at: number;
}

/** Somebody says that a version was accepted on paper. `confirmed` by a second person, it has an acceptance. */
export interface OfflineAcceptanceTable {
  id: OfflineId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  version_id: VersionId;
  file_id: KeptFileId;
  /** The day it was signed. */
  accepted_on: string;
  signed_by: string;
  note: string;
  /** JSON of `DisplayedTotals`: what the page showed was accepted. */
  totals: string;
  /** One of a version waits at most. */
  state: OfflineState;
  recorded_by: UserId;
  recorded_by_name: string;
  recorded_at: number;
  settled_by: UserId | null;
  settled_by_name: string | null;
  settled_at: number | null;
}

/** Append only: an acceptance was taken back. The version stays accepted, in its history. */
export interface RescissionTable {
  version_id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  opportunity_id: OpportunityId;
  cycle: number;
  /** What became of the deal. */
  became: 'negotiating' | 'lost';
  /** The seller's own; `to_buyer` is what the customer reads. */
  reason: string;
  to_buyer: Generated<string>;
  file_id: KeptFileId;
  by_user: UserId;
  by_name: string;
  at: number;
}
