/** Keeping what somebody hands in as evidence, and handing it out as it was. */
import { createHash } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { type KeptFileView, largestKeptFile, mediaTypeOf, type NewFile } from '#shared/evidence/kept-file.ts';
import { KeptFileId, type OrganisationId, type QuoteId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { KeptFileTable } from '../storage/schema-offline.ts';

export interface OfQuote {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
}

type KeptFileRow = Selectable<KeptFileTable>;

/** What is known of a file without its bytes. */
export type KeptFileFacts = Pick<KeptFileRow, 'id' | 'name' | 'media_type' | 'size' | 'hash'>;

/** Refused with `file-unfit` where it is too large, or by its bytes no PDF, PNG or JPEG; writes nothing. */
export function readNewFile(
  { organisationId, quoteId }: OfQuote,
  { name, data }: NewFile,
  at: number,
): KeptFileRow | Refusal {
  const content = Buffer.from(data, 'base64');
  if (content.length > largestKeptFile) {
    return refuse('file-unfit', { details: { reason: 'too-large', largest: largestKeptFile } });
  }
  const mediaType = mediaTypeOf(content);
  if (mediaType === null) return refuse('file-unfit', { details: { reason: 'kind' } });
  return {
    id: KeptFileId.parse(randomId()),
    organisation_id: organisationId,
    quote_id: quoteId,
    name,
    media_type: mediaType,
    size: content.length,
    hash: createHash('sha256').update(content).digest('hex'),
    content,
    at,
  };
}

/** Nobody needs it any more: what it was stays known by its fingerprint, what it said does not. */
export async function dropFile(
  trx: Transaction<Schema>,
  { organisationId }: OfQuote,
  id: KeptFileId,
): Promise<void> {
  await trx
    .updateTable('kept_file')
    .set({ content: new Uint8Array() })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** `null` where there is none, or it was taken back. */
export async function readKeptFile(
  db: Kysely<Schema>,
  { organisationId, quoteId }: OfQuote,
  id: KeptFileId,
): Promise<KeptFileRow | null> {
  const row = await db
    .selectFrom('kept_file')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && row.content.length > 0 ? row : null;
}

export function keptFileView({ id, name, media_type, size, hash }: KeptFileFacts): KeptFileView {
  return { id, name, mediaType: media_type, bytes: size, hash };
}
