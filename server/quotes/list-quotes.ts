import type { Kysely } from 'kysely';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { projectDrafts } from './draft-projection.ts';
import type { QuoteDeps } from './quote-deps.ts';

/** All quotes of the user's organisation, the last changed first. */
export async function listQuotes(
  deps: Pick<QuoteDeps, 'db' | 'rooms' | 'now'>,
  actor: UserActor,
): Promise<QuoteSummary[]> {
  await projectDrafts(deps, actor.organisationId);
  const rows = await selectQuotes(deps.db, actor).execute();
  return rows
    .map((row) => ({
      id: row.id,
      number: row.number,
      title: row.draft_title,
      status: row.status,
      stage: row.stage,
      customerName: row.customer_name,
      opportunityTitle: row.opportunity_title,
      ownerName: row.owner_name ?? '',
      currency: row.draft_currency,
      amount: row.draft_amount === null ? null : MinorUnits.parse(row.draft_amount),
      latestVersion: row.latest_version,
      latestStanding: row.latest_standing,
      updatedAt: Math.max(row.updated_at, row.changed_at ?? 0),
    }))
    .sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
}

function selectQuotes(db: Kysely<Schema>, { organisationId }: UserActor) {
  return db
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('participant as owner', (join) =>
      join.onRef('owner.quote_id', '=', 'quote.id').onRef('owner.user_id', '=', 'opportunity.owner_user_id'),
    )
    .select([
      'quote.id',
      'quote.number',
      'quote.status',
      'quote.draft_title',
      'quote.draft_currency',
      'quote.draft_amount',
      'quote.updated_at',
      'opportunity.stage',
      'opportunity.customer_name',
      'opportunity.title as opportunity_title',
      'owner.name as owner_name',
    ])
    .select((eb) => [
      eb
        .selectFrom('version')
        .select((v) => v.fn.max('version.number').as('latest'))
        .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
        .whereRef('version.quote_id', '=', 'quote.id')
        .where('version_standing.standing', '!=', 'undone')
        .as('latest_version'),
      eb
        .selectFrom('version')
        .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
        .select('version_standing.standing')
        .whereRef('version.quote_id', '=', 'quote.id')
        .where('version_standing.standing', '!=', 'undone')
        .orderBy('version.number', 'desc')
        .limit(1)
        .as('latest_standing'),
      eb
        .selectFrom('change')
        .select((c) => c.fn.max('change.at').as('last'))
        .whereRef('change.quote_id', '=', 'quote.id')
        .as('changed_at'),
    ])
    .where('quote.organisation_id', '=', organisationId);
}
