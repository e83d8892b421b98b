import type { Kysely, Selectable } from 'kysely';
import type { VersionId } from '#shared/ids.ts';
import { type ContentHash, type OfferTerms, readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { IsoDate } from '#shared/time.ts';
import type { QuoteTable, Schema } from '../storage/schema.ts';

/** The version of a quote that lies with the customer. */
export interface OutstandingOffer {
  readonly id: VersionId;
  readonly number: number;
  readonly hash: ContentHash;
  readonly validUntil: IsoDate | null;
  readonly offeredAt: number;
  readonly counters: OfferTerms['counters'];
}

export async function outstandingOffer(
  db: Kysely<Schema>,
  quote: Pick<Selectable<QuoteTable>, 'id' | 'organisation_id'>,
): Promise<OutstandingOffer | null> {
  const row = await db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select([
      'version.id',
      'version.number',
      'version.hash',
      'version.canonical',
      'version.valid_until',
      'version.offered_at',
    ])
    .where('version.organisation_id', '=', quote.organisation_id)
    .where('version.quote_id', '=', quote.id)
    .where('version_standing.standing', '=', 'outstanding')
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    number: row.number,
    hash: row.hash,
    validUntil: row.valid_until,
    offeredAt: row.offered_at,
    counters: readFrozenQuote(JSON.parse(row.canonical)).offer.counters,
  };
}
