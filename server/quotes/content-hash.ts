/** The hash that review, send and every later reading of a version compare. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/quote/canonical.ts';
import {
  type ContentHash,
  type FrozenFormat,
  type FrozenQuote,
  frozenFormats,
} from '#shared/quote/frozen-quote.ts';

export interface CanonicalContent {
  readonly canonical: string;
  readonly hash: ContentHash;
}

export function canonicalContent(frozen: FrozenQuote): CanonicalContent {
  const canonical = canonicalJson(frozen);
  return { canonical, hash: contentHash(canonical, frozen.format) };
}

/** SHA-256 over the format's name, a zero byte and the canonical text in UTF-8; lower-case hexadecimal. */
export function contentHash(canonical: string, format: FrozenFormat): ContentHash {
  return createHash('sha256').update(`${format}\0${canonical}`, 'utf8').digest('hex');
}

/** Whether a stored canonical text, of whichever form, has the hash it was stored with. */
export function isIntact(canonical: string, hash: ContentHash): boolean {
  return frozenFormats.some((format) => contentHash(canonical, format) === hash);
}
