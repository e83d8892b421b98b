/** One customer: who they are, and every deal with them as it stands now. */
import type { CustomerId } from '#shared/ids.ts';
import { isOpen } from '#shared/opportunity/stages.ts';
import type { CustomerView } from '#shared/protocol/customers-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { dealCard } from '../opportunities/deal-cards.ts';
import { endedDeals } from '../opportunities/ended-deals.ts';
import { readOpenCycles } from '../opportunities/open-cycles.ts';
import { openQuestions } from '../opportunities/open-questions.ts';
import type { PipelineDeps } from '../opportunities/pipeline-view.ts';
import { projectDrafts } from '../quotes/draft-projection.ts';
import { contactsOf } from './contacts.ts';

/** `not-found` is also the answer about another organisation's. */
export async function viewCustomer(
  deps: PipelineDeps,
  { organisationId }: UserActor,
  customer: CustomerId,
): Promise<CustomerView | Refusal> {
  const { db, now, liveQuotes } = deps;
  const deals = await db
    .selectFrom('opportunity')
    .select(['id', 'stage', 'customer_name', 'customer_company_number', 'customer_address'])
    .where('organisation_id', '=', organisationId)
    .where('customer_id', '=', customer)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const latest = deals.at(0);
  if (!latest) return refuse('not-found');
  await projectDrafts(deps, organisationId);
  const only = deals.filter(({ stage }) => isOpen(stage)).map(({ id }) => id);
  const open = await readOpenCycles(db, organisationId, now(), { only });
  const around = { questions: await openQuestions(db, organisationId), live: liveQuotes() };
  return {
    id: customer,
    name: latest.customer_name,
    companyNumber: latest.customer_company_number,
    // A later deal may have been opened without it.
    address: deals.find(({ customer_address }) => customer_address !== '')?.customer_address ?? '',
    contacts: await contactsOf(db, organisationId, customer),
    open: open.cycles
      .toSorted((a, b) => b.lastEvent.at - a.lastEvent.at)
      .map((cycle) => dealCard(cycle, open, around)),
    ended: await endedDeals(db, organisationId, { customer, limit: 200 }),
  };
}
