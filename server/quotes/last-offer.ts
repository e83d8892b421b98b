/** How the version before the next one was offered: a seller who chose that once need not choose it again. */
import type { Kysely } from 'kysely';
import { type OfferTerms, readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import { dayIn, daysBetween } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';
import type { QuoteFrame } from './quote-frame.ts';

export interface LastOffer {
  readonly terms: OfferTerms;
  /** From the day it was sent to its last day, in the seller's time zone; `null` where it had none. */
  readonly validDays: number | null;
}

/** The latest version that was not undone; `null` before the first. */
export async function lastOffer(
  db: Kysely<Schema>,
  { quote, timeZone }: Pick<QuoteFrame, 'quote' | 'timeZone'>,
): Promise<LastOffer | null> {
  const row = await db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select(['version.canonical', 'version.sent_at', 'version.valid_until'])
    .where('version.organisation_id', '=', quote.organisation_id)
    .where('version.quote_id', '=', quote.id)
    .where('version_standing.standing', '!=', 'undone')
    .orderBy('version.number', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  return {
    terms: readFrozenQuote(JSON.parse(row.canonical)).offer,
    validDays: row.valid_until === null ? null : daysBetween(dayIn(timeZone, row.sent_at), row.valid_until),
  };
}
