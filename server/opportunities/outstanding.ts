/** The manager's list: versions that lie with customers, by what has to happen next. */
import type { Kysely } from 'kysely';
import { sumOf } from '#shared/money/amounts.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import { dayIn, daysBetween, type Instant, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { type LastActs, lastActs } from './last-acts.ts';

/** The last days in which a reminder still helps. */
const expiresSoonDays = 7;

/** What to do first stands first. */
const steps: readonly OutstandingQuote['nextStep'][] = [
  'waiting-for-us',
  'expires-soon',
  'waiting-for-customer',
];

/** Every outstanding version of the organisation, and one sum per currency; currencies are never added up. */
export async function listOutstanding(
  { db, now }: { readonly db: Kysely<Schema>; readonly now: () => Instant },
  { organisationId }: UserActor,
): Promise<EndpointAnswer<'listOutstanding'>> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const acts = await lastActs(db, organisationId);
  const day = (instant: Instant) => dayIn(time_zone, instant);
  const rows = await selectOutstanding(db, organisationId).execute();
  const quotes = rows
    .map((row) => outstandingQuote(row, acts.get(row.quote_id) ?? null, day, day(now())))
    .sort(inOrderOfNeed);
  return { quotes, sums: sumPerCurrency(quotes) };
}

function selectOutstanding(db: Kysely<Schema>, organisationId: UserActor['organisationId']) {
  return db
    .selectFrom('version_standing')
    .innerJoin('version', 'version.id', 'version_standing.version_id')
    .innerJoin('quote', 'quote.id', 'version.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('participant as owner', (join) =>
      join.onRef('owner.quote_id', '=', 'quote.id').onRef('owner.user_id', '=', 'opportunity.owner_user_id'),
    )
    .select([
      'version.quote_id',
      'version.number',
      'version.sent_at',
      'version.valid_until',
      'version.priced',
      'version.canonical',
      'opportunity.customer_name',
      'opportunity.title',
      'opportunity.stage',
      'owner.name as owner_name',
    ])
    .where('version_standing.organisation_id', '=', organisationId)
    .where('version_standing.standing', '=', 'outstanding');
}

type OutstandingRow = Awaited<ReturnType<ReturnType<typeof selectOutstanding>['execute']>>[number];

function outstandingQuote(
  row: OutstandingRow,
  acts: LastActs | null,
  day: (instant: Instant) => IsoDate,
  today: IsoDate,
): OutstandingQuote {
  const priced: PricedQuote = JSON.parse(row.priced);
  const { content }: FrozenQuote = JSON.parse(row.canonical);
  const titles = new Map(content.components.map((component) => [component.id, component.title]));
  const daysToExpiry = row.valid_until === null ? null : daysBetween(today, row.valid_until);
  const buyer = acts?.buyer ?? null;
  const waitsForUs = buyer !== null && buyer.at > (acts?.sellerAt ?? row.sent_at);
  return {
    quoteId: row.quote_id,
    versionNumber: row.number,
    customerName: row.customer_name,
    opportunityTitle: row.title,
    stage: row.stage,
    sentAt: row.sent_at,
    ageDays: daysBetween(day(row.sent_at), today),
    daysToExpiry,
    validUntil: row.valid_until,
    lastBuyerAct: buyer,
    currency: priced.currency,
    amount: priced.firstYear.net,
    ownerName: row.owner_name ?? '',
    leftOut: priced.leftOut.map((id) => titles.get(id) ?? id),
    nextStep: nextStep(waitsForUs, daysToExpiry),
  };
}

function nextStep(waitsForUs: boolean, daysToExpiry: number | null): OutstandingQuote['nextStep'] {
  if (waitsForUs) return 'waiting-for-us';
  return daysToExpiry !== null && daysToExpiry <= expiresSoonDays ? 'expires-soon' : 'waiting-for-customer';
}

/** By step; what expires first before what expires later; then by value, and by age where all else is equal. */
function inOrderOfNeed(a: OutstandingQuote, b: OutstandingQuote): number {
  const urgency = (quote: OutstandingQuote) =>
    quote.nextStep === 'expires-soon' ? (quote.daysToExpiry ?? 0) : 0;
  return (
    steps.indexOf(a.nextStep) - steps.indexOf(b.nextStep) ||
    urgency(a) - urgency(b) ||
    b.amount - a.amount ||
    a.sentAt - b.sentAt
  );
}

function sumPerCurrency(quotes: readonly OutstandingQuote[]): EndpointAnswer<'listOutstanding'>['sums'] {
  return Array.from(
    Map.groupBy(quotes, (quote) => quote.currency),
    ([currency, of]) => ({
      currency,
      amount: sumOf(of.map(({ amount }) => amount)),
      count: of.length,
    }),
  ).sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
