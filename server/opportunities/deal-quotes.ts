/** The quotes of one deal with their sent versions, the newest first. */
import type { Kysely, Selectable } from 'kysely';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { DealQuote } from '#shared/protocol/pipeline-api.ts';
import { selectVersions, versionSummary } from '../quotes/version-summary.ts';
import type { OpportunityTable, Schema } from '../storage/schema.ts';

export async function dealQuotes(
  db: Kysely<Schema>,
  { id, organisation_id }: Pick<Selectable<OpportunityTable>, 'id' | 'organisation_id'>,
): Promise<DealQuote[]> {
  const quotes = await db
    .selectFrom('quote')
    .select(['id', 'number', 'status', 'draft_title', 'draft_currency', 'draft_amount'])
    .where('organisation_id', '=', organisation_id)
    .where('opportunity_id', '=', id)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return Promise.all(
    quotes.map(async (quote) => ({
      id: quote.id,
      number: quote.number,
      title: quote.draft_title,
      status: quote.status,
      currency: quote.draft_currency,
      amount: quote.draft_amount === null ? null : MinorUnits.parse(quote.draft_amount),
      versions: (await selectVersions(db, organisation_id, quote.id).execute()).map(versionSummary),
    })),
  );
}
