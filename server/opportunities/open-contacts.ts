/** Whose deals are open: one contact and one open cycle are one deal, unless somebody says otherwise. */
import type { Kysely } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import type { OpportunityDeps } from './create-opportunity.ts';
import { todayOf } from './today.ts';

export interface OpenContact {
  /** In small letters: as it is compared. */
  readonly email: string;
  readonly customerName: string;
  readonly title: string;
  /** `null`: it is about to be opened. */
  readonly deal: { readonly opportunityId: OpportunityId; readonly quoteId: QuoteId } | null;
}

/** The oldest open deal of each contact of the organisation. */
export async function openContacts(
  db: Kysely<Schema>,
  { organisationId }: Pick<UserActor, 'organisationId'>,
): Promise<OpenContact[]> {
  const rows = await db
    .selectFrom('opportunity')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .select(['opportunity.id as opportunityId', 'quote.id as quoteId', 'contact_email'])
    .select(['customer_name as customerName', 'opportunity.title'])
    .where('opportunity.organisation_id', '=', organisationId)
    .where('opportunity.stage', 'not in', ['won', 'lost'])
    .orderBy('opportunity.created_at', 'desc')
    .orderBy('quote.created_at', 'desc')
    .execute();
  const contacts = new Map<string, OpenContact>();
  for (const { contact_email, customerName, title, ...deal } of rows) {
    const email = contact_email.toLowerCase();
    contacts.set(email, { email, customerName, title, deal });
  }
  return [...contacts.values()];
}

/** With the day it is for the seller: all that the rules of a file need to know beside its rows. */
export async function listOpenContacts(
  { db, now }: Pick<OpportunityDeps, 'db' | 'now'>,
  actor: UserActor,
): Promise<EndpointAnswer<'listOpenContacts'>> {
  const contacts = await openContacts(db, actor);
  return {
    today: await todayOf(db, actor, now()),
    contacts: contacts.map(({ email, customerName, title }) => ({ email, customerName, title })),
  };
}
