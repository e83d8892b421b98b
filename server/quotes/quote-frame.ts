/**
 * Everything about a quote that is not its content: the rows around the document. Review, send and the screens
 * read them here, so that the parties that are shown are the parties that are frozen.
 */
import type { Kysely, Selectable } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { Party } from '#shared/quote/frozen-quote.ts';
import type { Actor } from '../accounts/actor.ts';
import type { OpportunityTable, ParticipantTable, QuoteTable, Schema } from '../storage/schema.ts';

export interface QuoteFrame {
  readonly quote: Selectable<QuoteTable>;
  readonly opportunity: Selectable<OpportunityTable>;
  /** IANA name of the zone in which the seller's days begin and end. */
  readonly timeZone: string;
  /** In order of arrival. */
  readonly participants: readonly Selectable<ParticipantTable>[];
  readonly owner: { readonly name: string; readonly email: string };
  readonly seller: Party;
  readonly customer: Party;
  /** The number the next sent version will have. */
  readonly nextVersion: number;
}

/** The frame of a quote that the actor may see: any of their organisation's for a user, their one quote for a guest. */
export async function readFrame(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
): Promise<QuoteFrame | null> {
  const quote = await visibleQuote(db, actor, quoteId);
  if (!quote) return null;
  const organisation = await db
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', quote.organisation_id)
    .executeTakeFirstOrThrow();
  const opportunity = await db
    .selectFrom('opportunity')
    .selectAll()
    .where('id', '=', quote.opportunity_id)
    .where('organisation_id', '=', quote.organisation_id)
    .executeTakeFirstOrThrow();
  const participants = await db
    .selectFrom('participant')
    .selectAll()
    .where('quote_id', '=', quote.id)
    .where('organisation_id', '=', quote.organisation_id)
    .orderBy('created_at')
    .orderBy('side')
    .orderBy('colour')
    .execute();
  const { latest } = await db
    .selectFrom('version')
    .select((eb) => eb.fn.max('number').as('latest'))
    .where('quote_id', '=', quote.id)
    .where('organisation_id', '=', quote.organisation_id)
    .executeTakeFirstOrThrow();

  const owner = participants.find((person) => person.user_id === opportunity.owner_user_id);
  const buyers = participants.filter((person) => person.side === 'buyer');
  return {
    quote,
    opportunity,
    timeZone: organisation.time_zone,
    participants,
    owner: { name: owner?.name ?? '', email: owner?.email ?? '' },
    seller: {
      name: organisation.name,
      companyNumber: organisation.company_number,
      address: organisation.address,
      // The owner alone: a colleague who looks in must not change what is about to be sent.
      people: owner ? [person(owner)] : [],
    },
    customer: customerOf(opportunity, buyers),
    nextVersion: (latest ?? 0) + 1,
  };
}

/** The customer as these of its people stand for it; the contact, where there are none. */
export function customerOf(
  opportunity: Selectable<OpportunityTable>,
  people: readonly Selectable<ParticipantTable>[],
): Party {
  return {
    name: opportunity.customer_name,
    companyNumber: opportunity.customer_company_number,
    address: opportunity.customer_address,
    people:
      people.length > 0
        ? people.map(person)
        : [{ name: opportunity.contact_name, title: '', email: opportunity.contact_email }],
  };
}

/** The row of a quote that the actor may see; `undefined` is also the answer about somebody else's. */
export function visibleQuote(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
): Promise<Selectable<QuoteTable> | undefined> {
  if (actor.kind === 'guest' && actor.quoteId !== quoteId) return Promise.resolve(undefined);
  return db
    .selectFrom('quote')
    .selectAll()
    .where('id', '=', quoteId)
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirst();
}

function person({ name, title, email }: Selectable<ParticipantTable>): Party['people'][number] {
  return { name, title, email };
}
