/** Which quotes are looked at: those a buyer could have seen, of a period and of somebody's deals. */
import type { Kysely } from 'kysely';
import type { OrganisationId, TemplateId, UserId } from '#shared/ids.ts';
import type { PipelineId } from '#shared/opportunity/pipeline.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import type { Instant } from '#shared/time.ts';
import { endOfCycle, ownedAt } from '../opportunities/owners/owned-at.ts';
import type { Schema } from '../storage/schema.ts';
import { periodOf } from './choices/period.ts';

/**
 * Quotes of an organisation that were begun in a period, whose deals somebody owns (owned when they ended), and that
 * were begun from a template, and whose deals go by a pipeline; `null`: any.
 */
export interface QuotesAmong {
  readonly organisationId: OrganisationId;
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly owner: UserId | null;
  readonly template: TemplateId | null;
  readonly pipeline: PipelineId | null;
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
  return {
    organisationId,
    ...periodOf(filter, time_zone),
    owner: filter.owner ?? null,
    template: filter.template ?? null,
    pipeline: filter.pipeline ?? null,
  };
}

/** The ids of all others: drafts, which no buyer could see, and what is outside. Mostly few, which makes it fast. */
export function excludedQuotes(
  db: Kysely<Schema>,
  { organisationId, from, until, owner, template, pipeline }: QuotesAmong,
) {
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
        ...(owner === null ? [] : [eb(ownedAt(endOfCycle), '!=', owner)]),
        ...(template === null ? [] : [eb('quote.id', 'not in', begunFrom(db, organisationId, template))]),
        ...(pipeline === null ? [] : [eb('opportunity.pipeline_id', '!=', pipeline)]),
      ]),
    );
}

/** The ids of quotes that were begun from a template. */
export function begunFrom(db: Kysely<Schema>, organisationId: OrganisationId, template: TemplateId) {
  return db
    .selectFrom('quote_origin')
    .select('quote_id')
    .where('organisation_id', '=', organisationId)
    .where('template_id', '=', template);
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
