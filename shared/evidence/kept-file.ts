/** Files that somebody hands in as evidence: a signed paper, a letter. What a file is, its first bytes say, never its name. */
import { z } from 'zod';
import { KeptFileId } from '../ids.ts';
import { ContentHash } from '../quote/frozen-quote.ts';

/** In bytes: a dozen pages as a scanner writes them. */
export const largestKeptFile = 5_000_000;
/** Of the request that carries one, in bytes: base64 takes four characters for three bytes, and there are words beside it. */
export const largestFileRequest = Math.ceil(largestKeptFile / 3) * 4 + 20_000;

const beginnings = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const;
export type KeptMediaType = keyof typeof beginnings;
export const keptMediaTypes = Object.keys(beginnings) as [KeptMediaType, ...KeptMediaType[]];

/** What the file is by its first bytes; `null` for anything that is not kept. */
export function mediaTypeOf(bytes: Uint8Array): KeptMediaType | null {
  return (
    keptMediaTypes.find((type) => beginnings[type].every((byte, index) => bytes[index] === byte)) ?? null
  );
}

export const NewFile = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Its bytes. */
  data: z.base64().min(4).max(largestFileRequest),
});
export type NewFile = z.infer<typeof NewFile>;

export const KeptFile = z.strictObject({
  name: z.string(),
  mediaType: z.enum(keptMediaTypes),
  bytes: z.int().min(1),
  /** SHA-256 of its bytes. */
  hash: ContentHash,
});
export type KeptFile = z.infer<typeof KeptFile>;

export const KeptFileView = KeptFile.extend({ id: KeptFileId });
export type KeptFileView = z.infer<typeof KeptFileView>;
