/** The deals that have ended, won or lost, the latest first, with what they came to when they did. */
import { type Kysely, sql } from 'kysely';
import type { CustomerId, OrganisationId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { EndedDeal } from '#shared/protocol/pipeline-api.ts';
import type { Schema } from '../storage/schema.ts';

interface WhichEnded {
  /** Absent: everybody's. */
  readonly customer?: CustomerId;
  /** Absent: all of them. */
  readonly limit?: number;
}

export async function endedDeals(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  { customer, limit }: WhichEnded = {},
): Promise<EndedDeal[]> {
  const rows = await db
    .selectFrom('opportunity')
    .innerJoin('quote', (join) =>
      join.on('quote.id', '=', (eb) =>
        eb
          .selectFrom('quote as newest')
          .select('newest.id')
          .whereRef('newest.opportunity_id', '=', 'opportunity.id')
          .orderBy('newest.created_at', 'desc')
          .limit(1),
      ),
    )
    .leftJoin('participant as owner', (join) =>
      join.onRef('owner.quote_id', '=', 'quote.id').onRef('owner.user_id', '=', 'opportunity.owner_user_id'),
    )
    .leftJoin('loss', (join) =>
      join.onRef('loss.opportunity_id', '=', 'opportunity.id').onRef('loss.cycle', '=', 'opportunity.cycle'),
    )
    .leftJoin('acceptance', (join) =>
      join
        .onRef('acceptance.opportunity_id', '=', 'opportunity.id')
        .onRef('acceptance.cycle', '=', 'opportunity.cycle')
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('rescission')
                .select('rescission.at')
                .whereRef('rescission.version_id', '=', 'acceptance.version_id'),
            ),
          ),
        ),
    )
    .leftJoin('version', 'version.id', 'acceptance.version_id')
    .select([
      'opportunity.id',
      'opportunity.stage',
      'opportunity.pipeline_id',
      'opportunity.title',
      'opportunity.customer_name',
      'opportunity.currency',
      'quote.id as quote_id',
      'owner.name as owner_name',
      'loss.variant',
      'loss.amount as lost_amount',
      'loss.currency as lost_currency',
    ])
    .select([
      sql<number | null>`json_extract(acceptance.totals, '$.firstYear.net')`.as('won_amount'),
      sql<string | null>`json_extract(acceptance.totals, '$.currency')`.as('won_currency'),
      sql<number>`coalesce(loss.at, acceptance.at, 0)`.as('ended_at'),
    ])
    .where('opportunity.organisation_id', '=', organisationId)
    .where('opportunity.stage', 'in', ['won', 'lost'])
    .$if(customer !== undefined, (query) =>
      query.where('opportunity.customer_id', '=', customer as CustomerId),
    )
    .orderBy('ended_at', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map((row) => {
    const isWon = row.stage === 'won';
    const amount = isWon ? row.won_amount : row.lost_amount;
    return {
      opportunityId: row.id,
      quoteId: row.quote_id,
      stage: isWon ? 'won' : 'lost',
      pipelineId: row.pipeline_id,
      title: row.title,
      customerName: row.customer_name,
      ownerName: row.owner_name ?? '',
      currency: (isWon ? row.won_currency : row.lost_currency) ?? row.currency,
      amount: amount === null ? null : MinorUnits.parse(amount),
      variant: isWon ? null : row.variant,
      at: row.ended_at,
    };
  });
}
