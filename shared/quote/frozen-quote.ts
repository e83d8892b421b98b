/**
 * What a version freezes: the content, the parties and its number. `canonicalBytes(FrozenQuote)` is what is
 * hashed, stored and later accepted; everything else about a version is made from it.
 */
import { z } from 'zod';
import { QuoteContent } from './quote.ts';

export const Party = z.strictObject({
  name: z.string(),
  companyNumber: z.string(),
  address: z.string(),
  people: z.array(z.strictObject({ name: z.string(), title: z.string(), email: z.string() })),
});
export type Party = z.infer<typeof Party>;

/** Names the canonical form. A change of form is a new name, and old versions keep theirs. */
export const frozenFormat = 'coquote-quote-1';

export const FrozenQuote = z.strictObject({
  format: z.literal(frozenFormat),
  /** The quote's readable number, "2026-0143". */
  number: z.string(),
  /** 1, 2, 3 … without gaps. */
  version: z.int().min(1),
  seller: Party,
  customer: Party,
  content: QuoteContent,
});
export type FrozenQuote = z.infer<typeof FrozenQuote>;

/** SHA-256 over the format name, a zero byte and the canonical bytes; lower-case hexadecimal. */
export const ContentHash = z.string().regex(/^[0-9a-f]{64}$/);
export type ContentHash = z.infer<typeof ContentHash>;

/** The fingerprint people compare: the first 12 digits of the hash in groups of four, "7F3A 91C2 4B08". */
export function fingerprint(hash: ContentHash): string {
  return (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
