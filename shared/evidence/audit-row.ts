/** One row of the audit log as its hash takes it. Rows of an organisation form one chain: each names the hash before. */
import { z } from 'zod';
import { OrganisationId, QuoteId } from '../ids.ts';
import { ContentHash } from '../quote/frozen-quote.ts';
import { AuditAction } from './audit-actions.ts';

/**
 * Who did it. user: somebody with an account. guest: a participant who came by a share link. operator: whoever
 * administers the machine. system: the product itself, because time passed or a delivery came back.
 */
export const auditActorKinds = ['user', 'guest', 'operator', 'system'] as const;

/** The name of the form; a change of form is a new name, and old rows keep theirs. */
export const auditFormat = 'coquote-audit-1';

/** What the first row of a chain names as the hash before it. */
export const chainStart: ContentHash = '0'.repeat(64);

export const AuditRow = z.strictObject({
  format: z.literal(auditFormat),
  organisation: OrganisationId,
  /** 1, 2, 3 … per organisation, without gaps. */
  seq: z.int().min(1),
  quote: QuoteId.nullable(),
  /** An id says who it was only together with the tables of people, so it can outlive the person's data. */
  actor: z.strictObject({ kind: z.enum(auditActorKinds), id: z.string().nullable() }),
  action: AuditAction,
  /** SHA-256 of what the action was about, where that has one. */
  object: ContentHash.nullable(),
  /**
   * SHA-256 over the bytes of a random salt and the UTF-8 bytes of the details as canonical JSON. Salt and details
   * are kept beside the chain and may be erased; the commitment stays.
   */
  payload: ContentHash,
  /** By the server's clock: "2026-11-24T11:00:00.000Z". */
  at: z.iso.datetime({ precision: 3 }),
  previous: ContentHash,
});
export type AuditRow = z.infer<typeof AuditRow>;

/** Where a chain stands: its last row. */
export const ChainHead = z.strictObject({ seq: z.int().min(0), hash: ContentHash });
export type ChainHead = z.infer<typeof ChainHead>;
