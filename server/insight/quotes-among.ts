/** Which quotes are looked at: those a buyer could have seen, of a period and of somebody's deals. */
import type { Kysely } from 'kysely';
import type { OrganisationId, UserId } from '#shared/ids.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';
import { periodOf } from './choices/period.ts';

/** Quotes of an organisation that were begun in a period, whose deals somebody owns; `null`: any. */
export interface QuotesAmong {
  readonly organisationId: OrganisationId;
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly owner: UserId | null;
}

export async function quotesAmong(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  filter: InsightFilter,
): Promise<QuotesAmong> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { organisationId, ...periodOf(filter, time_zone), owner: filter.owner ?? null };
}

/** The ids of all others: drafts, which no buyer could see, and what is outside. Mostly few, which makes it fast. */
export function excludedQuotes(db: Kysely<Schema>, { organisationId, from, until, owner }: QuotesAmong) {
  return db
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select('quote.id')
    .where('quote.organisation_id', '=', organisationId)
    .where((eb) =>
      eb.or([
        eb('quote.status', '=', 'draft'),
        ...(from === null ? [] : [eb('quote.created_at', '<', from)]),
        ...(until === null ? [] : [eb('quote.created_at', '>=', until)]),
        ...(owner === null ? [] : [eb('opportunity.owner_user_id', '!=', owner)]),
      ]),
    );
}

export async function countQuotes(db: Kysely<Schema>, among: QuotesAmong): Promise<number> {
  const { count } = await db
    .selectFrom('quote')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', among.organisationId)
    .where('id', 'not in', excludedQuotes(db, among))
    .executeTakeFirstOrThrow();
  return Number(count);
}
