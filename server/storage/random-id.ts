import { createHash, randomBytes } from 'node:crypto';

/** A new id of 128 random bits, 22 characters of base64url (`shared/ids.ts`). Unique, but never a secret. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

/** A secret of 256 random bits, 43 characters of base64url: it fits into a URL fragment and a cookie. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored of a token: its SHA-256, hexadecimal. A fast hash is enough for 256 random bits, and looking a
 * token up by its hash leaks nothing through timing.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
