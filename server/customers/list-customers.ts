/** The list of customers, a page at a time, and those of them that some words fit. */
import { type Kysely, sql } from 'kysely';
import { found } from '#shared/find/matching.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { UserActor } from '../accounts/actor.ts';
import { projectDrafts } from '../quotes/draft-projection.ts';
import { beyond, changedAt, changedAtOf, pageOf } from '../quotes/last-changed.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import type { Schema } from '../storage/schema.ts';
import { summariesOf } from './customer-summaries.ts';

type Asked = EndpointCall<'listCustomers'>['query'];
type Answer = EndpointAnswer<'listCustomers'>;
type Deps = Pick<QuoteDeps, 'db' | 'rooms' | 'now'>;

export async function listCustomers(
  deps: Deps,
  actor: UserActor,
  { words = '', ...asked }: Asked,
): Promise<Answer> {
  await projectDrafts(deps, actor.organisationId);
  return words.trim() === '' ? inOrder(deps, actor, asked) : fitting(deps, actor, words, asked.limit);
}

/** A customer stands where the newest of their quotes does in the list of quotes. */
async function inOrder(
  { db, now }: Deps,
  actor: UserActor,
  { after, limit }: Omit<Asked, 'words'>,
): Promise<Answer> {
  const rows = await db
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select(['quote.id', 'opportunity.customer_id'])
    .select(changedAt.as('changed_at'))
    .where('quote.organisation_id', '=', actor.organisationId)
    .where(isNewestOfCustomer)
    .$if(after !== undefined, (query) => query.where(beyond(after ?? '')))
    .orderBy(changedAt, 'desc')
    .orderBy('quote.id')
    // One more, which says that there is a next page.
    .limit(limit + 1)
    .execute();
  const { count } = await db
    .selectFrom('opportunity')
    .select(sql<number>`count(distinct customer_id)`.as('count'))
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  const { page, after: next } = pageOf(rows, limit);
  const ids = page.map(({ customer_id }) => customer_id);
  return { customers: await summariesOf(db, actor, ids, now()), count, after: next };
}

const isNewestOfCustomer = sql<boolean>`not exists (
  select 1 from opportunity theirs join quote newer on newer.opportunity_id = theirs.id
  where theirs.organisation_id = opportunity.organisation_id and theirs.customer_id = opportunity.customer_id
    and (${changedAtOf('newer')}, quote.id) > (${changedAt}, newer.id))`;

async function fitting({ db, now }: Deps, actor: UserActor, words: string, limit: number): Promise<Answer> {
  const fit = found(words, await searched(db, actor), Number.POSITIVE_INFINITY);
  const ids = fit.slice(0, limit).map(({ id }) => id);
  return { customers: await summariesOf(db, actor, ids, now()), count: fit.length, after: null };
}

/** Each customer, named as in the latest deal, with the numbers and people of all. */
async function searched(db: Kysely<Schema>, { organisationId }: UserActor) {
  const deals = await db
    .selectFrom('opportunity')
    .select(['customer_id', 'customer_name', 'customer_company_number', 'contact_name', 'contact_email'])
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return [...Map.groupBy(deals, ({ customer_id }) => customer_id)].map(([id, theirs]) => ({
    id,
    title: theirs[0]?.customer_name ?? '',
    words: theirs
      .flatMap((deal) => [
        deal.customer_name,
        deal.customer_company_number,
        deal.contact_name,
        deal.contact_email,
      ])
      .join(' '),
  }));
}
