/** The customer’s answer to a version, and what proves it. What holds for all tables is said in `schema.ts`. */

import type { Generated } from 'kysely';
import type { DeclineReason } from '#shared/acceptance/answers.ts';
import type {
  OfflineId,
  OpportunityId,
  OrganisationId,
  ParticipantId,
  QuoteId,
  ShareLinkId,
  VersionId,
} from '#shared/ids.ts';
import type { AnchorColumns } from './schema-versions.ts';

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

/** An accepted version of which something has happened that its evidence does not tell yet. */
export interface EvidenceDueTable {
  version_id: VersionId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** Of the latest such thing. */
  since: number;
}

export interface AcceptanceSchema {
  signature: SignatureTable;
  acceptance: AcceptanceTable;
  decline: DeclineTable;
  named_signer: NamedSignerTable;
  sign_code: SignCodeTable;
  evidence: EvidenceTable;
  evidence_due: EvidenceDueTable;
}
