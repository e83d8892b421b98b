import { type Kysely, sql } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import { minorUnits } from '#shared/money/amounts.ts';
import { asKnown, knownCompetitors } from '#shared/opportunity/competitors.ts';
import { type CyclePath, endsOf } from '#shared/opportunity/cycles.ts';
import { lostRules } from '#shared/opportunity/loss.ts';
import { customerKey } from '../../customers/customer-key.ts';
import { readOwnedAt } from '../../opportunities/owners/owned-at.ts';
import type { Schema } from '../../storage/schema.ts';
import type { Cycle } from './cycle.ts';

/** All deals, unless said otherwise; of each all of its cycles. */
export interface WhichDeals {
  /** Those that are open. */
  readonly openAlone?: boolean;
  /** These. At most some thousand at once. */
  readonly only?: readonly OpportunityId[];
}

/**
 * Every cycle of the organisation but those that never were a deal: what was closed as a duplicate or an error counts
 * in no rate. Offers count as of the last `observeOffers`.
 */
export async function readCycles(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  which: WhichDeals = {},
): Promise<Cycle[]> {
  const [rows, losses, offers, ownedAt] = await Promise.all([
    cycleRows(db, organisationId, which).execute(),
    lossRows(db, organisationId, which),
    offerRows(db, organisationId, which),
    readOwnedAt(db, organisationId),
  ]);
  return rows.flatMap((row): Cycle[] => {
    const loss = losses.get(row.id)?.find(({ cycle }) => cycle === row.cycle)?.loss ?? null;
    if (loss && lostRules[loss.variant].isNoLoss) return [];
    const path: CyclePath = JSON.parse(row.path);
    const ends = endsOf(path);
    const today = { userId: row.owner_user_id, name: row.owner_name ?? '' };
    const owner = ownedAt(row.id, today, ends.endedAt ?? Number.POSITIVE_INFINITY);
    return [
      {
        opportunityId: row.id,
        cycle: row.cycle,
        quoteId: row.quote_id,
        title: row.title,
        customerName: row.customer_name,
        customerKey: customerKey(row.customer_company_number, row.customer_name),
        ownerUserId: owner.userId,
        ownerName: owner.name,
        templateId: row.template_id,
        pipelineId: row.pipeline_id,
        currency: row.currency,
        firstValue: row.first_value,
        firstClose: row.first_close,
        startedAt: ends.startedAt,
        path,
        outcome: ends.outcome,
        endedAt: ends.endedAt,
        loss,
        wasRevived: row.was_revived === 1,
        isCoDesigned: row.co_designed === 1,
        isSentReady: row.sent_ready === null ? null : row.sent_ready === 1,
        offers: offers.get(row.id)?.filter(({ cycle }) => cycle === row.cycle) ?? [],
      },
    ];
  });
}

function cycleRows(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  { openAlone = false, only }: WhichDeals,
) {
  return db
    .selectFrom('opportunity')
    .innerJoin('cycle_fact', 'cycle_fact.opportunity_id', 'opportunity.id')
    .innerJoin('quote', (join) =>
      join.on('quote.id', '=', (eb) =>
        eb
          .selectFrom('quote as newest')
          .select('newest.id')
          .whereRef('newest.opportunity_id', '=', 'opportunity.id')
          .orderBy('newest.created_at', 'desc')
          .orderBy('newest.id')
          .limit(1),
      ),
    )
    .leftJoin('participant as owner', (join) =>
      join.onRef('owner.quote_id', '=', 'quote.id').onRef('owner.user_id', '=', 'opportunity.owner_user_id'),
    )
    .leftJoin('quote_origin', 'quote_origin.quote_id', 'quote.id')
    .select([
      'opportunity.id',
      'opportunity.title',
      'opportunity.customer_name',
      'opportunity.customer_company_number',
      'opportunity.owner_user_id',
      'opportunity.currency',
      'opportunity.pipeline_id',
      'cycle_fact.cycle',
      'cycle_fact.path',
      'cycle_fact.was_revived',
      'cycle_fact.co_designed',
      'cycle_fact.sent_ready',
      'cycle_fact.first_value',
      'cycle_fact.first_close',
      'quote.id as quote_id',
      'owner.name as owner_name',
      'quote_origin.template_id',
    ])
    .where('opportunity.organisation_id', '=', organisationId)
    .$if(openAlone, (query) => query.where('opportunity.stage', 'not in', ['won', 'lost']))
    .$if(only !== undefined, (query) => query.where('opportunity.id', 'in', only ?? []))
    .orderBy('opportunity.created_at')
    .orderBy('opportunity.id')
    .orderBy('cycle_fact.cycle');
}

/** By deal: a key of two parts would cost more to put together, for every row there is, than what it finds. */
async function lossRows(db: Kysely<Schema>, organisationId: OrganisationId, { only }: WhichDeals) {
  const rows = await db
    .selectFrom('loss')
    .select(['opportunity_id', 'cycle', 'variant', 'stage', 'amount', 'currency', 'wake_up_on'])
    .select(sql<string | null>`json_extract(detail, '$.component')`.as('component'))
    .select(sql<string | null>`json_extract(detail, '$.competitor')`.as('competitor'))
    .where('organisation_id', '=', organisationId)
    .$if(only !== undefined, (query) => query.where('opportunity_id', 'in', only ?? []))
    .execute();
  const known = knownCompetitors(
    [],
    rows.flatMap(({ competitor }) => competitor ?? []),
  );
  return byDeal(rows, ({ cycle, variant, stage, amount, currency, wake_up_on, component, competitor }) => {
    const money = amount === null ? null : { amount: minorUnits(amount), currency };
    const to = competitor === null ? {} : { competitor: asKnown(competitor, known) };
    return { cycle, loss: { variant, from: stage, money, wakeUpOn: wake_up_on, component, ...to } };
  });
}

async function offerRows(db: Kysely<Schema>, organisationId: OrganisationId, { only }: WhichDeals) {
  const rows = await db
    .selectFrom('offer_fact')
    .select(['opportunity_id', 'cycle', 'offered_at', 'accepted_at', 'amount', 'list_amount', 'currency'])
    .where('organisation_id', '=', organisationId)
    .$if(only !== undefined, (query) => query.where('opportunity_id', 'in', only ?? []))
    .orderBy('opportunity_id')
    .orderBy('cycle')
    .orderBy('offered_at')
    .execute();
  return byDeal(rows, ({ cycle, offered_at, accepted_at, amount, list_amount, currency }) => ({
    cycle,
    offeredAt: offered_at,
    isAccepted: accepted_at !== null,
    amount: minorUnits(amount),
    listAmount: minorUnits(list_amount),
    currency,
  }));
}

function byDeal<Row extends { readonly opportunity_id: OpportunityId }, Of>(
  rows: readonly Row[],
  made: (row: Row) => Of,
): Map<OpportunityId, Of[]> {
  const deals = new Map<OpportunityId, Of[]>();
  for (const row of rows) {
    const of = deals.get(row.opportunity_id);
    if (of) of.push(made(row));
    else deals.set(row.opportunity_id, [made(row)]);
  }
  return deals;
}
