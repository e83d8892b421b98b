/** Customers as a list shows them. */
import type { Kysely } from 'kysely';
import type { CustomerId, OrganisationId } from '#shared/ids.ts';
import { sumOf } from '#shared/money/amounts.ts';
import { isOpen } from '#shared/opportunity/stages.ts';
import type { CustomerSummary } from '#shared/protocol/customers-api.ts';
import type { Instant } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { type OpenCycle, readOpenCycles } from '../opportunities/open-cycles.ts';
import { changedAt } from '../quotes/last-changed.ts';
import type { Schema } from '../storage/schema.ts';

/** In the order of the ids. */
export async function summariesOf(
  db: Kysely<Schema>,
  { organisationId }: UserActor,
  ids: readonly CustomerId[],
  now: Instant,
): Promise<CustomerSummary[]> {
  if (ids.length === 0) return [];
  const [deals, quotes] = await Promise.all([
    dealsOf(db, organisationId, ids),
    quotesOf(db, organisationId, ids),
  ]);
  const open = deals.filter(({ stage }) => isOpen(stage)).map(({ id }) => id);
  const { cycles } = await readOpenCycles(db, organisationId, now, { only: open, withoutActs: true });
  const cycleOf = new Map(cycles.map((cycle) => [cycle.opportunityId, cycle]));
  const theirs = Map.groupBy(deals, ({ customer_id }) => customer_id);
  const counts = new Map(quotes.map((row) => [row.customer_id, row]));
  return ids.flatMap((id) => {
    const all = theirs.get(id) ?? [];
    const latest = all.at(0);
    if (!latest) return [];
    const openCycles = all.flatMap((deal) => cycleOf.get(deal.id) ?? []);
    return [
      {
        id,
        name: latest.customer_name,
        companyNumber: latest.customer_company_number,
        contactName: latest.contact_name,
        openDeals: openCycles.length,
        deals: all.length,
        quotes: counts.get(id)?.quotes ?? 0,
        openSums: sumPerCurrency(openCycles),
        changedAt: counts.get(id)?.changed_at ?? 0,
      },
    ];
  });
}

/** The latest of each customer first. */
function dealsOf(db: Kysely<Schema>, organisationId: OrganisationId, ids: readonly CustomerId[]) {
  return db
    .selectFrom('opportunity')
    .select(['id', 'customer_id', 'stage', 'customer_name', 'customer_company_number', 'contact_name'])
    .where('organisation_id', '=', organisationId)
    .where('customer_id', 'in', ids)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

function quotesOf(db: Kysely<Schema>, organisationId: OrganisationId, ids: readonly CustomerId[]) {
  return db
    .selectFrom('opportunity')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .select('opportunity.customer_id')
    .select(({ fn }) => [fn.countAll<number>().as('quotes'), fn.max(changedAt).as('changed_at')])
    .where('opportunity.organisation_id', '=', organisationId)
    .where('opportunity.customer_id', 'in', ids)
    .groupBy('opportunity.customer_id')
    .execute();
}

function sumPerCurrency(cycles: readonly OpenCycle[]): CustomerSummary['openSums'] {
  return [...Map.groupBy(cycles, ({ currency }) => currency)].map(([currency, of]) => ({
    currency,
    amount: sumOf(of.map(({ amount }) => amount)),
  }));
}
