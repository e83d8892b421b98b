/** The list of quotes, a page at a time, and those of them that some words fit: everybody's, or one customer's. */
import { type Kysely, sql } from 'kysely';
import { found } from '#shared/find/matching.ts';
import type { CustomerId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { QuoteSummary } from '#shared/protocol/views.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { projectDrafts } from './draft-projection.ts';
import { beyond, changedAt, pageOf } from './last-changed.ts';
import type { QuoteDeps } from './quote-deps.ts';

type Asked = EndpointCall<'listQuotes'>['query'];
type Answer = EndpointAnswer<'listQuotes'>;

const firstPage: Asked = { limit: 50 };

export async function listQuotes(
  deps: Pick<QuoteDeps, 'db' | 'rooms' | 'now'>,
  actor: UserActor,
  asked: Asked = firstPage,
): Promise<Answer> {
  await projectDrafts(deps, actor.organisationId);
  const { words = '' } = asked;
  return words.trim() === '' ? inOrder(deps.db, actor, asked) : fitting(deps.db, actor, { ...asked, words });
}

async function inOrder(
  db: Kysely<Schema>,
  actor: UserActor,
  { customer, after, limit }: Asked,
): Promise<Answer> {
  const rows = await selectSummaries(db, actor, customer)
    .$if(after !== undefined, (query) => query.where(beyond(after ?? '')))
    .orderBy(changedAt, 'desc')
    .orderBy('quote.id')
    // One more, which says that there is a next page.
    .limit(limit + 1)
    .execute();
  const { count } = await db
    .selectFrom('quote')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(among(actor, customer))
    .executeTakeFirstOrThrow();
  const { page, after: next } = pageOf(rows, limit);
  return { quotes: page.map(summaryOf), count, after: next };
}

/** The organisation's, or those of one customer of it, whose deals an index holds. */
const among = ({ organisationId }: UserActor, customer?: CustomerId) =>
  customer === undefined
    ? sql<boolean>`quote.organisation_id = ${organisationId}`
    : sql<boolean>`quote.opportunity_id in (
        select id from opportunity where organisation_id = ${organisationId} and customer_id = ${customer})`;

async function fitting(
  db: Kysely<Schema>,
  actor: UserActor,
  { words, limit, customer }: Asked & { readonly words: string },
): Promise<Answer> {
  const all = await db
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select([
      'quote.id',
      'opportunity.customer_name as title',
      sql<string>`quote.draft_title || ' ' || opportunity.title || ' ' || quote.number`.as('words'),
    ])
    .where(among(actor, customer))
    .orderBy(changedAt, 'desc')
    .orderBy('quote.id')
    .execute();
  const fit = found(words, all, all.length);
  const ids = fit.slice(0, limit).map(({ id }) => id);
  const rows =
    ids.length === 0 ? [] : await selectSummaries(db, actor).where('quote.id', 'in', ids).execute();
  const summaries = new Map(rows.map((row) => [row.id, summaryOf(row)]));
  return { quotes: ids.flatMap((id) => summaries.get(id) ?? []), count: fit.length, after: null };
}

function selectSummaries(db: Kysely<Schema>, actor: UserActor, customer?: CustomerId) {
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
      'opportunity.stage',
      'opportunity.customer_name',
      'opportunity.title as opportunity_title',
      'owner.name as owner_name',
    ])
    .select(changedAt.as('changed_at'))
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
    ])
    .where(among(actor, customer));
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number];

function summaryOf(row: SummaryRow): QuoteSummary {
  return {
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
    updatedAt: row.changed_at,
  };
}
