/** How rows of the audit log are hashed. Whoever has a row can work its hash out again, with our code or without. */
import { createHash } from 'node:crypto';
import type { AuditRow } from '#shared/evidence/audit-row.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';

/** SHA-256 over the form's name, a zero byte and the row as canonical JSON; lower-case hexadecimal. */
export function auditHash(row: AuditRow): ContentHash {
  return createHash('sha256')
    .update(`${row.format}\0${canonicalJson(row)}`, 'utf8')
    .digest('hex');
}

/**
 * SHA-256 over the bytes of the salt (hexadecimal) and the value in UTF-8. The salt keeps a short value, an address
 * or a name, from being found by trying: once salt and value are gone, the commitment tells nothing.
 */
export function payloadHash(salt: string, value: string): ContentHash {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(value, 'utf8').digest('hex');
}
