/** The people of a customer: whom the seller talks to by the gate of a deal, and whom somebody invited into a quote. */
import type { Kysely } from 'kysely';
import type { CustomerId, OrganisationId } from '#shared/ids.ts';
import type { ContactView } from '#shared/protocol/customers-api.ts';
import type { Schema } from '../storage/schema.ts';

/** Each address once, as it was written last and with the last title that was; the latest to appear first. */
export async function contactsOf(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  customer: CustomerId,
): Promise<ContactView[]> {
  const asked = db
    .selectFrom('opportunity')
    .select(['contact_name as name', 'contact_email as email', 'created_at as at'])
    .select(({ val }) => val('').as('title'))
    .where('organisation_id', '=', organisationId)
    .where('customer_id', '=', customer);
  const invited = db
    .selectFrom('opportunity')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .innerJoin('participant', 'participant.quote_id', 'quote.id')
    .select(['participant.name', 'participant.email', 'participant.created_at as at', 'participant.title'])
    .where('opportunity.organisation_id', '=', organisationId)
    .where('opportunity.customer_id', '=', customer)
    .where('participant.side', '=', 'buyer');
  const rows = await asked.unionAll(invited).orderBy('at', 'desc').orderBy('name').execute();
  const people = Map.groupBy(rows, ({ email, name }) => (email || name).toLowerCase());
  return [...people.values()].map((times) => ({
    name: times[0]?.name ?? '',
    title: times.find(({ title }) => title !== '')?.title ?? '',
    email: times[0]?.email ?? '',
  }));
}
