/**
 * One row of the audit log. The rows of an organisation form a chain: each link names the hash of the one before,
 * and stands for what happened only by a fingerprint. So whoever is to check a stretch of the chain can be given
 * their own rows whole, and of anybody else's in between nothing but the fingerprints.
 */
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

/** What the first link of a chain names as the hash before it. */
export const chainStart: ContentHash = '0'.repeat(64);

/** What happened. */
export const AuditBody = z.strictObject({
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
});
export type AuditBody = z.infer<typeof AuditBody>;

/** Its place in the chain. The hash of the row is SHA-256 over the format's name, a zero byte and this as canonical JSON. */
export const AuditLink = z.strictObject({
  format: z.literal(auditFormat),
  organisation: OrganisationId,
  /** 1, 2, 3 … per organisation, without gaps. */
  seq: z.int().min(1),
  /** SHA-256 over the body as canonical JSON. The salted payload in it keeps it from being guessed. */
  body: ContentHash,
  previous: ContentHash,
});
export type AuditLink = z.infer<typeof AuditLink>;

/** Where a chain stands: its last row. */
export const ChainHead = z.strictObject({ seq: z.int().min(0), hash: ContentHash });
export type ChainHead = z.infer<typeof ChainHead>;
