import type { Kysely, Selectable } from 'kysely';
import type { OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { VersionSummary } from '#shared/protocol/views.ts';
import { fingerprint } from '#shared/quote/frozen-quote.ts';
import type { Schema, VersionStandingTable, VersionTable } from '../storage/schema.ts';

type SummaryRow = Pick<
  Selectable<VersionTable>,
  'id' | 'number' | 'hash' | 'sent_at' | 'offered_at' | 'sent_by_name' | 'valid_until' | 'priced'
> &
  Pick<Selectable<VersionStandingTable>, 'standing' | 'reason'> & { readonly replaced_by: number | null };

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
    replacedBy: row.replaced_by,
    reason: row.reason,
    currency: priced.currency,
    amount: priced.firstYear.net,
  };
}

/**
 * The versions of a quote with how each stands, newest first. The frozen content and state stay on disk. `guest`: what
 * they may not see, at that time or at all, is not named as what replaced another.
 */
export function selectVersions(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
  guest?: { readonly at: number; readonly participantId: ParticipantId },
) {
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
      'version_standing.reason',
    ])
    .select(({ selectFrom }) =>
      // What took a version's place is the next one that was not undone.
      selectFrom('version as later')
        .innerJoin('version_standing as its', 'its.version_id', 'later.id')
        .select(({ fn }) => fn.min('later.number').as('number'))
        .whereRef('later.quote_id', '=', 'version.quote_id')
        .whereRef('later.number', '>', 'version.number')
        .$if(guest !== undefined, (query) =>
          query.where('later.offered_at', '<=', guest?.at ?? 0).where(({ not, exists, selectFrom: from }) =>
            not(
              exists(
                from('version_left_out')
                  .select('version_left_out.participant_id')
                  .where('version_left_out.participant_id', '=', guest?.participantId ?? null)
                  .whereRef('version_left_out.version_id', '=', 'later.id'),
              ),
            ),
          ),
        )
        .where('its.standing', '!=', 'undone')
        .where('version_standing.standing', '=', 'superseded')
        .as('replaced_by'),
    )
    .where('version.organisation_id', '=', organisationId)
    .where('version.quote_id', '=', quoteId)
    .orderBy('version.number', 'desc');
}
