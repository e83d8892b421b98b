/** How rows of the audit log are hashed. Whoever has a row can work its hash out again, with our code or without. */
import { createHash } from 'node:crypto';
import { type AuditBody, type AuditLink, auditFormat, type ChainHead } from '#shared/evidence/audit-row.ts';
import type { OrganisationId } from '#shared/ids.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';

/** SHA-256 over the body as canonical JSON in UTF-8; lower-case hexadecimal. */
export function bodyHash(body: AuditBody): ContentHash {
  return sha256(canonicalJson(body));
}

/** Where the chain stands with one more row: what has this body hash, after `previous`. */
export function nextHead(organisation: OrganisationId, previous: ChainHead, body: ContentHash): ChainHead {
  const seq = previous.seq + 1;
  const link: AuditLink = { format: auditFormat, organisation, seq, body, previous: previous.hash };
  return { seq, hash: sha256(`${link.format}\0${canonicalJson(link)}`) };
}

/**
 * SHA-256 over the bytes of the salt (hexadecimal) and the value in UTF-8. The salt keeps a short value, an address
 * or a name, from being found by trying: once salt and value are gone, the commitment tells nothing.
 */
export function payloadHash(salt: string, value: string): ContentHash {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(value, 'utf8').digest('hex');
}

function sha256(text: string): ContentHash {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
