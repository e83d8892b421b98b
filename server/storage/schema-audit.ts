/** The log of what was done, which can only be added to. What holds for all tables is said in `schema.ts`. */
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { AuditBody } from '#shared/evidence/audit-row.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';

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

export interface AuditSchema {
  audit: AuditTable;
  audit_detail: AuditDetailTable;
  audit_head: AuditHeadTable;
}
