import type { DisplayedTotals } from '#shared/evidence/displayed-totals.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { WaitingOffline } from '#shared/protocol/offline-api.ts';
import { readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { UserActor } from '../../accounts/actor.ts';
import type { QuoteDeps } from '../../quotes/quote-deps.ts';

/** Recorded acceptances of versions that still stand, but for the caller's own; the oldest first. */
export async function waitingOffline(
  { db }: Pick<QuoteDeps, 'db'>,
  { organisationId, userId }: UserActor,
): Promise<WaitingOffline[]> {
  const rows = await db
    .selectFrom('offline_acceptance as offline')
    .innerJoin('version', 'version.id', 'offline.version_id')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select([
      'offline.quote_id',
      'offline.accepted_on',
      'offline.signed_by',
      'offline.recorded_by_name',
      'offline.recorded_at',
      'offline.totals',
      'version.number',
      'version.canonical',
    ])
    .where('offline.organisation_id', '=', organisationId)
    .where('offline.state', '=', 'waiting')
    .where('offline.recorded_by', '!=', userId)
    .where('version_standing.standing', '=', 'outstanding')
    .orderBy('offline.recorded_at')
    .execute();
  return rows.map((row) => {
    const { content, customer } = readFrozenQuote(JSON.parse(row.canonical));
    const { firstYear, currency }: DisplayedTotals = JSON.parse(row.totals);
    return {
      quoteId: row.quote_id,
      version: row.number,
      title: content.terms.title,
      customerName: customer.name,
      acceptedOn: row.accepted_on,
      signedBy: row.signed_by,
      recordedBy: row.recorded_by_name,
      recordedAt: row.recorded_at,
      currency,
      amount: MinorUnits.parse(firstYear.net),
    };
  });
}
