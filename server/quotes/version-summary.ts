import type { Kysely, Selectable } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { VersionSummary } from '#shared/protocol/views.ts';
import { fingerprint } from '#shared/quote/frozen-quote.ts';
import type { Schema, VersionStandingTable, VersionTable } from '../storage/schema.ts';

type SummaryRow = Pick<
  Selectable<VersionTable>,
  'id' | 'number' | 'hash' | 'sent_at' | 'offered_at' | 'sent_by_name' | 'valid_until' | 'priced'
> &
  Pick<Selectable<VersionStandingTable>, 'standing'>;

export function versionSummary(row: SummaryRow): VersionSummary {
  const priced: PricedQuote = JSON.parse(row.priced);
  return {
    id: row.id,
    number: row.number,
    hash: row.hash,
    fingerprint: fingerprint(row.hash),
    sentAt: row.sent_at,
    offeredAt: row.offered_at,
    sentBy: row.sent_by_name,
    validUntil: row.valid_until,
    standing: row.standing,
    currency: priced.currency,
    amount: priced.firstYear.net,
  };
}

/** The versions of a quote with how each stands, newest first. The frozen content and state stay on disk. */
export function selectVersions(db: Kysely<Schema>, organisationId: OrganisationId, quoteId: QuoteId) {
  return db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select([
      'version.id',
      'version.number',
      'version.hash',
      'version.sent_at',
      'version.offered_at',
      'version.sent_by_name',
      'version.valid_until',
      'version.priced',
      'version_standing.standing',
    ])
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId)
    .orderBy('version.number', 'desc');
}
