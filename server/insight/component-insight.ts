/**
 * Over all quotes of an organisation: which components buyers could choose, and what became of them. Every figure
 * is counted from one row per quote and component, and opens to those quotes and the moments in them (promise I-38).
 */
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { MinorUnits, sumOf } from '#shared/money/amounts.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ComponentInsight } from '#shared/protocol/views.ts';
import { PricePeriod } from '#shared/quote/quote.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { readChoiceMoments, readChoiceStates } from './choice-rows.ts';
import { componentFigures, mostDeselectedFirst } from './component-figures.ts';
import { countQuotes, excludedQuotes, type QuotesAmong, quotesAmong } from './quotes-among.ts';

export interface InsightDeps {
  readonly db: Kysely<Schema>;
  /** Brings the organisation's rows up to what its documents say. */
  readonly projectDrafts: (organisationId: UserActor['organisationId']) => Promise<void>;
}

/** Those that were taken out most often first. */
export async function componentInsight(
  { db, projectDrafts }: InsightDeps,
  { organisationId }: UserActor,
  filter: InsightFilter = {},
): Promise<EndpointAnswer<'componentInsight'>> {
  await projectDrafts(organisationId);
  const among = await quotesAmong(db, organisationId, filter);
  return { quoteCount: await countQuotes(db, among), components: await readFigures(db, among) };
}

const firstPage = { offset: 0, limit: 200 };

/** The quotes behind one component's figures, the oldest first, a page at a time. */
export async function componentEvidence(
  { db, projectDrafts }: InsightDeps,
  { organisationId }: UserActor,
  key: string,
  { offset, limit, ...filter }: EndpointCall<'componentEvidence'>['query'] = firstPage,
): Promise<EndpointAnswer<'componentEvidence'> | Refusal> {
  await projectDrafts(organisationId);
  const among = await quotesAmong(db, organisationId, filter);
  const [component] = await readFigures(db, among, key);
  if (!component) return refuse('not-found');
  const page = await choicesAmong(db, among)
    .select('quote_choice.quote_id')
    .where('quote_choice.component_key', '=', key)
    .orderBy('quote_choice.begun_at')
    .orderBy('quote_choice.quote_id')
    .offset(offset)
    .limit(limit)
    .execute();
  const quoteIds = page.map(({ quote_id }) => quote_id);
  const figures = componentFigures(
    await readChoiceStates(db, organisationId, quoteIds),
    await readChoiceMoments(db, organisationId, quoteIds),
  );
  const evidence = figures.find((found) => found.component.key === key)?.evidence ?? [];
  return { component, quotes: evidence.map(({ row }) => row) };
}

function choicesAmong(db: Kysely<Schema>, among: QuotesAmong) {
  return db
    .selectFrom('quote_choice')
    .where('quote_choice.organisation_id', '=', among.organisationId)
    .where('quote_choice.quote_id', 'not in', excludedQuotes(db, among));
}

async function readFigures(
  db: Kysely<Schema>,
  among: QuotesAmong,
  key?: string,
): Promise<ComponentInsight[]> {
  const rows = await choicesAmong(db, among)
    .select(['component_key', 'title', 'period', 'currency'])
    .select(({ fn }) => [fn.countAll<number>().as('offered'), fn.max('begun_at').as('latest')])
    .select([
      sum(sql`state = 'chosen'`).as('chosen'),
      sum(sql`state = 'deselected'`).as('deselected'),
      sum(sql`state = 'never-selected'`).as('neverSelected'),
      sum(sql`came_back`).as('readded'),
      sum(sql`left_out`).as('leftOut'),
      sql<string>`json_group_array(amount) filter (where left_out = 1)`.as('amountsLeftOut'),
    ])
    .$if(key !== undefined, (query) => query.where('component_key', '=', key ?? ''))
    .groupBy(['component_key', 'title', 'period', 'currency'])
    .execute();
  return [...Map.groupBy(rows, ({ component_key }) => component_key)]
    .map(([componentKey, spellings]) => inOne(componentKey, spellings))
    .sort(mostDeselectedFirst);
}

const sum = (of: ReturnType<typeof sql>) => sql<number>`sum(${of})`;

type Counted = Omit<ComponentInsight, 'key' | 'period' | 'amountLeftOut'> & {
  readonly period: string;
  /** A list as JSON: what adds amounts is one module, which is not the database. */
  readonly amountsLeftOut: string;
  /** When the newest quote with this spelling was begun. */
  readonly latest: number;
};
const Amounts = z.array(MinorUnits);
const counts = ['offered', 'chosen', 'deselected', 'neverSelected', 'readded', 'leftOut'] as const;

/** The spellings of one component together, called as people call it now. */
function inOne(key: string, spellings: readonly Counted[]): ComponentInsight {
  const newest = spellings.reduce((last, one) => (one.latest > last.latest ? one : last));
  const all = Object.fromEntries(
    counts.map((name) => [name, spellings.reduce((whole, one) => whole + one[name], 0)]),
  ) as Record<(typeof counts)[number], number>;
  return {
    key,
    title: newest.title,
    period: PricePeriod.parse(newest.period),
    currency: newest.currency,
    ...all,
    amountLeftOut: sumOf(
      spellings.flatMap(({ amountsLeftOut }) => Amounts.parse(JSON.parse(amountsLeftOut))),
    ),
  };
}
