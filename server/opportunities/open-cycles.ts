/**
 * Every open deal of an organisation with what its list, its forecast and the time rules go by. All of it is read or
 * worked out now; nothing of it is kept.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { OpportunityId, OrganisationId, QuoteId, UserId, VersionId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import { minorUnitsOf } from '#shared/money/currency.ts';
import type { BuyerAct } from '#shared/opportunity/buyer-acts.ts';
import type { Pipeline } from '#shared/opportunity/pipeline.ts';
import type { Stage, StageEventType } from '#shared/opportunity/stages.ts';
import {
  type CycleFacts,
  type Holding,
  holdingRules,
  learntFromCycles,
  type TimeRuleId,
  weightOf,
} from '#shared/opportunity/time-rules.ts';
import { dayIn, daysBetween, type Instant, type IsoDate } from '#shared/time.ts';
import { readOnce } from '../storage/read-once.ts';
import type { Schema } from '../storage/schema.ts';
import { type CycleDates, cycleDates } from './cycle-dates.ts';
import { type LastActs, lastActs } from './last-acts.ts';
import { pipelineIn, readPipelines } from './pipelines.ts';
import { type Redates, readRedates } from './redates.ts';

export interface OpenCycle {
  readonly opportunityId: OpportunityId;
  /** Its newest quote. */
  readonly quoteId: QuoteId;
  readonly cycle: number;
  readonly stage: Stage;
  readonly pipeline: Pipeline;
  readonly title: string;
  readonly customerName: string;
  readonly ownerUserId: UserId;
  readonly ownerName: string;
  readonly startedAt: Instant;
  readonly stageSince: Instant;
  /** Whole days since the cycle began, in the seller's calendar. */
  readonly ageDays: number;
  readonly expectedClose: IsoDate;
  readonly currency: string;
  /** What it comes to now: the version that lies with the customer, else the draft, else the low end of the estimate. */
  readonly amount: MinorUnits;
  readonly outstanding: OutstandingVersion | null;
  readonly buyer: BuyerAct | null;
  /** As in `LastActs`: with looks, which wait for no answer. */
  readonly heard: BuyerAct | null;
  readonly sellerAt: Instant | null;
  readonly lastEvent: { readonly type: StageEventType; readonly at: Instant; readonly actorName: string };
  readonly facts: CycleFacts;
  readonly holding: ReadonlyMap<TimeRuleId, Holding>;
  /** 0 while it counts for nothing in a forecast, whatever its stage; else 1. */
  readonly weight: 0 | 1;
}

export interface OutstandingVersion {
  readonly versionId: VersionId;
  readonly number: number;
  readonly sentAt: Instant;
  readonly validUntil: IsoDate | null;
}

export interface OpenCycles {
  readonly today: IsoDate;
  readonly timeZone: string;
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  readonly cycles: readonly OpenCycle[];
}

export interface OpenCyclesOptions {
  /** These deals alone. */
  readonly only?: readonly OpportunityId[];
  /** For who does not ask what either side did last: it is half of what this costs. Nobody is silent then. */
  readonly withoutActs?: boolean;
}

const noActs: Awaited<ReturnType<typeof lastActs>> = new Map();

/**
 * In no order. Drafts count with what they come to as of their last projection: call `projectDrafts` before where the
 * latest edit matters.
 */
export async function readOpenCycles(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  now: Instant,
  { only, withoutActs = false }: OpenCyclesOptions = {},
): Promise<OpenCycles> {
  const { time_zone: timeZone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const [pipelines, rows, dates, redates, acts, reviews, silences] = await Promise.all([
    readPipelines(db, organisationId),
    openRows(db, organisationId, only).execute(),
    cycleDates(db, organisationId, only),
    readRedates(db, organisationId, only),
    withoutActs ? noActs : lastActs(db, organisationId, only),
    waitingReviews(db, organisationId),
    learntSilences(db, organisationId),
  ]);
  const today = dayIn(timeZone, now);
  const cycles = rows.flatMap((row) => {
    const dated = dates.get(row.id);
    if (!dated) return [];
    const around: Around = {
      pipeline: pipelineIn(pipelines, row.pipeline_id),
      dated,
      redates: redates.get(`${row.id} ${row.cycle}`) ?? [],
      acts: acts.get(row.quote_id) ?? { buyer: null, heard: null, sellerAt: null },
      review: reviews.get(row.quote_id) ?? null,
      learntSilenceDays: silences.get(row.stage) ?? null,
    };
    return [openCycle(row, around, (instant) => dayIn(timeZone, instant), today)];
  });
  return { today, timeZone, pipelines, cycles };
}

/**
 * The same for what is shown, of every open deal: what a page asks for in several requests at once is read once. Never
 * in a transaction.
 */
export function openCyclesNow(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  now: Instant,
  { withoutActs = false }: Pick<OpenCyclesOptions, 'withoutActs'> = {},
): Promise<OpenCycles> {
  // Of the moment its day alone counts, and in every time zone days begin with a quarter of an hour.
  const key = `open cycles ${organisationId} ${withoutActs} ${Math.floor(now / quarterMs)}`;
  return readOnce(db, key, () => readOpenCycles(db, organisationId, now, { withoutActs }));
}

export const quarterMs = 15 * 60_000;

interface Around {
  readonly pipeline: Pipeline;
  readonly dated: CycleDates;
  readonly redates: Redates;
  readonly acts: LastActs;
  readonly review: { readonly id: string; readonly at: Instant } | null;
  readonly learntSilenceDays: number | null;
}

function openCycle(
  row: OpenRow,
  { pipeline, dated, redates, acts, review, learntSilenceDays }: Around,
  day: (instant: Instant) => IsoDate,
  today: IsoDate,
): OpenCycle {
  const outstanding = outstandingOf(row);
  const slipped = redates.filter(({ slipDays }) => slipDays > 0);
  const facts: CycleFacts = {
    stage: row.stage,
    startedOn: day(dated.startedAt),
    stageSince: day(dated.stageSince),
    expectedClose: row.expected_close,
    redates: redates.length,
    lastRedatedOn: redates.at(-1)?.onDay ?? null,
    slips: { count: slipped.length, days: slipped.reduce((days, { slipDays }) => days + slipDays, 0) },
    lastBuyerActOn: acts.heard && day(acts.heard.at),
    outstanding: outstanding && { id: outstanding.versionId, validUntil: outstanding.validUntil },
    reviewAsked: row.stage === 'pricing_review' && review ? { id: review.id, on: day(review.at) } : null,
    horizonMonths: pipeline.horizonMonths,
    learntSilenceDays,
  };
  const holding = holdingRules(facts, today);
  const offered = row.offered_amount ?? row.draft_amount;
  return {
    opportunityId: row.id,
    quoteId: row.quote_id,
    cycle: row.cycle,
    stage: row.stage,
    pipeline,
    title: row.title,
    customerName: row.customer_name,
    ownerUserId: row.owner_user_id,
    ownerName: row.owner_name ?? '',
    startedAt: dated.startedAt,
    stageSince: dated.stageSince,
    ageDays: daysBetween(facts.startedOn, today),
    expectedClose: row.expected_close,
    currency: offered === null ? row.currency : row.draft_currency,
    amount: offered === null ? minorUnitsOf(row.value, row.currency) : MinorUnits.parse(offered),
    outstanding,
    buyer: acts.buyer,
    heard: acts.heard,
    sellerAt: acts.sellerAt,
    lastEvent: dated.lastEvent,
    facts,
    holding,
    weight: weightOf(holding),
  };
}

/** One row per open opportunity: with its newest quote, and the version of it that stands. */
function openRows(db: Kysely<Schema>, organisationId: OrganisationId, only?: readonly OpportunityId[]) {
  return db
    .selectFrom('opportunity')
    .innerJoin('quote', (join) =>
      join.on('quote.id', '=', (eb) =>
        eb
          .selectFrom('quote as newest')
          .select('newest.id')
          .whereRef('newest.opportunity_id', '=', 'opportunity.id')
          .orderBy('newest.created_at', 'desc')
          .orderBy('newest.id')
          .limit(1),
      ),
    )
    .leftJoin('participant as owner', (join) =>
      join.onRef('owner.quote_id', '=', 'quote.id').onRef('owner.user_id', '=', 'opportunity.owner_user_id'),
    )
    .leftJoin('version', (join) =>
      join
        .onRef('version.quote_id', '=', 'quote.id')
        .on((eb) =>
          eb.exists(
            eb
              .selectFrom('version_standing')
              .select('version_id')
              .whereRef('version_standing.version_id', '=', 'version.id')
              .where('version_standing.standing', '=', 'outstanding'),
          ),
        ),
    )
    .select([
      'opportunity.id',
      'opportunity.cycle',
      'opportunity.stage',
      'opportunity.pipeline_id',
      'opportunity.title',
      'opportunity.customer_name',
      'opportunity.owner_user_id',
      'opportunity.expected_close',
      'opportunity.value',
      'opportunity.currency',
      'quote.id as quote_id',
      'quote.draft_amount',
      'quote.draft_currency',
      'owner.name as owner_name',
      'version.id as version_id',
      'version.number',
      'version.sent_at',
      'version.valid_until',
    ])
    .select(sql<number | null>`json_extract(version.priced, '$.firstYear.net')`.as('offered_amount'))
    .where('opportunity.organisation_id', '=', organisationId)
    .where('opportunity.stage', 'not in', ['won', 'lost'])
    .$if(only !== undefined, (query) => query.where('opportunity.id', 'in', only ?? []));
}

type OpenRow = Awaited<ReturnType<ReturnType<typeof openRows>['execute']>>[number];

function outstandingOf({ version_id, number, sent_at, valid_until }: OpenRow): OutstandingVersion | null {
  if (version_id === null || number === null || sent_at === null) return null;
  return { versionId: version_id, number, sentAt: sent_at, validUntil: valid_until };
}

/** The last request for approval of each quote, where nobody has answered it. */
async function waitingReviews(db: Kysely<Schema>, organisationId: OrganisationId) {
  const rows = await db
    .selectFrom('approval_request')
    .leftJoin('approval_decision', 'approval_decision.request_id', 'approval_request.id')
    .select(['approval_request.quote_id', 'approval_request.id', 'approval_request.requested_at'])
    .select('approval_decision.request_id as decided')
    .where('approval_request.organisation_id', '=', organisationId)
    .orderBy('approval_request.ordinal')
    .execute();
  const last = new Map(rows.map((row) => [row.quote_id, row]));
  return new Map(
    [...last].flatMap(([quoteId, { id, requested_at, decided }]) =>
      decided === null ? [[quoteId, { id, at: requested_at }] as const] : [],
    ),
  );
}

async function learntSilences(db: Kysely<Schema>, organisationId: OrganisationId) {
  const rows = await db
    .selectFrom('silence_limit')
    .select(['stage', 'days'])
    .where('organisation_id', '=', organisationId)
    .where('cycles', '>=', learntFromCycles)
    .execute();
  return new Map(rows.map(({ stage, days }) => [stage, days]));
}
