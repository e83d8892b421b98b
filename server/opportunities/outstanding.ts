/** The manager's list: versions that lie with customers, by what has to happen next, a page at a time. */
import { type Kysely, sql } from 'kysely';
import type { ThreadId, VersionId } from '#shared/ids.ts';
import { minorUnits } from '#shared/money/amounts.ts';
import { nextStepOf, nextSteps } from '#shared/opportunity/next-step.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import { stepsIn } from '#shared/protocol/outstanding-api.ts';
import type { ReminderView } from '#shared/protocol/pipeline-api.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import { readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import { dayIn, daysBetween, type Instant, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { openQuestions as openThreads } from '../comments/open-questions.ts';
import { readReminders } from '../quotes/remind-buyers.ts';
import type { Schema } from '../storage/schema.ts';
import { type ChangeSinceBase, changesSinceBases, droppedSince } from './dropped-since-base.ts';
import { type OpenCycle, openCyclesNow } from './open-cycles.ts';
import { openQuestions } from './open-questions.ts';
import { places } from './order-of-need.ts';
import { orderedPage } from './ordered-page.ts';
import { namesOf, totalOf } from './total.ts';
import { usualAges } from './usual-ages.ts';

type Asked = EndpointCall<'listOutstanding'>['query'];

const firstPage: Asked = { sort: 'by-step', limit: 50 };

interface Deps {
  readonly db: Kysely<Schema>;
  readonly now: () => Instant;
}

export async function listOutstanding(
  deps: Deps,
  actor: UserActor,
  { owner, steps, sort, ...asked }: Asked = firstPage,
): Promise<EndpointAnswer<'listOutstanding'>> {
  const { today, quotes: all } = await allOutstanding(deps, actor);
  const theirs = owner === undefined ? all : all.filter(({ ownerName }) => ownerName === owner);
  const wanted = steps === undefined ? null : new Set(stepsIn(steps));
  const quotes = wanted ? theirs.filter(({ nextStep }) => wanted.has(nextStep)) : theirs;
  const byStep = Map.groupBy(theirs, ({ nextStep }) => nextStep);
  const { rows, ...page } = orderedPage(quotes, places[sort], asked);
  return {
    today,
    quotes: [...rows],
    ...page,
    sums: totalOf(quotes).sums,
    medianAgeDays: medianAge(quotes),
    steps: nextSteps.flatMap((step) => {
      const of = byStep.get(step);
      return of ? [{ step, ...totalOf(of) }] : [];
    }),
    owners: namesOf(all),
  };
}

/** The middle age in whole days (of two middles, the mean rounded down); `null` without quotes. */
export function medianAge(quotes: readonly Pick<OutstandingQuote, 'ageDays'>[]): number | null {
  const ages = quotes.map((quote) => quote.ageDays).toSorted((a, b) => a - b);
  const upper = ages[Math.floor(ages.length / 2)];
  const lower = ages[Math.floor((ages.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.floor((lower + upper) / 2);
}

/** Every outstanding version of the organisation, in no order. */
async function allOutstanding(
  { db, now }: Deps,
  { organisationId }: UserActor,
): Promise<{ readonly today: IsoDate; readonly quotes: readonly OutstandingQuote[] }> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const { cycles } = await openCyclesNow(db, organisationId, now());
  const open = new Map(cycles.map((cycle) => [cycle.quoteId, cycle]));
  const questions = await openQuestions(db, organisationId);
  const threads = firstOfEach(await openThreads(db, organisationId), ({ quote_id }) => quote_id);
  const reminders = firstOfEach(await readReminders(db, organisationId), ({ quoteId }) => quoteId);
  const firsts = await firstSent(db, organisationId);
  const bases = await changesSinceBases(db, organisationId);
  const frozen = await readFrozen(db, bases);
  const day = (instant: Instant) => dayIn(time_zone, instant);
  const usualAge = await usualAges(db, organisationId, day);
  const rows = await selectOutstanding(db, organisationId).execute();
  const quotes = rows.map((row) =>
    outstandingQuote(
      row,
      {
        cycle: open.get(row.quote_id) ?? null,
        openQuestions: questions.get(row.quote_id) ?? 0,
        firstSentAt: firsts.get(row.opportunity_id) ?? row.sent_at,
        droppedSinceBase: droppedFrom(frozen.get(row.version_id), bases.get(row.version_id)),
        usualAge,
        lastReminder: reminders.get(row.quote_id) ?? null,
        waitingThread: threads.get(row.quote_id)?.id ?? null,
      },
      day,
      day(now()),
    ),
  );
  return { today: day(now()), quotes };
}

function selectOutstanding(db: Kysely<Schema>, organisationId: UserActor['organisationId']) {
  return (
    db
      .selectFrom('version_standing')
      .innerJoin('version', (join) =>
        join
          .onRef('version.organisation_id', '=', 'version_standing.organisation_id')
          .onRef('version.id', '=', 'version_standing.version_id'),
      )
      .innerJoin('quote', 'quote.id', 'version.quote_id')
      .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
      .leftJoin('participant as owner', (join) =>
        join
          .onRef('owner.quote_id', '=', 'quote.id')
          .onRef('owner.user_id', '=', 'opportunity.owner_user_id'),
      )
      .select([
        'version.id as version_id',
        'version.quote_id',
        'version.number',
        'version.sent_at',
        'version.valid_until',
        'opportunity.customer_name',
        'opportunity.title',
        'opportunity.stage',
        'opportunity.expected_close',
        'opportunity.id as opportunity_id',
        'owner.name as owner_name',
      ])
      // As the index says them, which holds them beside each other.
      .select([
        sql<number>`json_extract(version.priced, '$.firstYear.net')`.as('amount'),
        sql<string>`json_extract(version.priced, '$.currency')`.as('currency'),
      ])
      .where('version_standing.organisation_id', '=', organisationId)
      .where('version_standing.standing', '=', 'outstanding')
  );
}

/** What was frozen, of the versions since whose basis something has changed, and of those alone: it is long. */
async function readFrozen(db: Kysely<Schema>, bases: ReadonlyMap<VersionId, readonly ChangeSinceBase[]>) {
  const changed = [...bases].flatMap(([versionId, changes]) => (changes.length === 0 ? [] : [versionId]));
  const rows =
    changed.length === 0
      ? []
      : await db.selectFrom('version').select(['id', 'canonical']).where('id', 'in', changed).execute();
  return new Map(rows.map(({ id, canonical }) => [id, canonical]));
}

/** When the first version of the cycle that now runs was sent, by opportunity. A send that was undone is none. */
async function firstSent(db: Kysely<Schema>, organisationId: UserActor['organisationId']) {
  const rows = await db
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .innerJoin('quote', 'quote.id', 'version.quote_id')
    .select(['quote.opportunity_id', 'version.sent_at'])
    .where('version.organisation_id', '=', organisationId)
    .where('version_standing.standing', '!=', 'undone')
    .where(({ eb, selectFrom }) =>
      eb(
        'version.sent_at',
        '>=',
        selectFrom('opportunity_event')
          .select(({ fn }) => fn.coalesce(fn.max('opportunity_event.at'), sql.lit(0)).as('at'))
          .whereRef('opportunity_event.opportunity_id', '=', 'quote.opportunity_id')
          .where('opportunity_event.type', 'in', ['identified', 'revived']),
      ),
    )
    .orderBy('version.sent_at', 'desc')
    .execute();
  return new Map(rows.map(({ opportunity_id, sent_at }) => [opportunity_id, sent_at]));
}

type OutstandingRow = Awaited<ReturnType<ReturnType<typeof selectOutstanding>['execute']>>[number];

function outstandingQuote(
  row: OutstandingRow,
  { cycle, openQuestions, firstSentAt, droppedSinceBase, usualAge, lastReminder, waitingThread }: AroundOffer,
  day: (instant: Instant) => IsoDate,
  today: IsoDate,
): OutstandingQuote {
  const amount = minorUnits(row.amount);
  const daysToExpiry = row.valid_until === null ? null : daysBetween(today, row.valid_until);
  const buyer = cycle?.buyer ?? null;
  const waitsForUs = openQuestions > 0 || (buyer !== null && buyer.at > (cycle?.sellerAt ?? row.sent_at));
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
    lastBuyerAct: cycle?.heard ?? null,
    currency: row.currency,
    amount,
    usualAge: usualAge({ amount, currency: row.currency }),
    ownerName: row.owner_name ?? '',
    expectedClose: row.expected_close,
    lastReminder:
      lastReminder?.version === row.number ? { at: lastReminder.at, byName: lastReminder.byName } : null,
    waitingThread,
    droppedSinceBase,
    opportunityId: row.opportunity_id,
    firstSentDays: daysBetween(day(firstSentAt), today),
    openQuestions,
    slips: cycle?.facts.slips.count ?? 0,
    nextStep: nextStepOf({ waitsForUs, daysToExpiry, isOld: cycle?.holding.has('let-go') ?? false }),
  };
}

/** `null`: no basis was found ready. */
function droppedFrom(canonical: string | undefined, changes: readonly ChangeSinceBase[] | undefined) {
  if (!changes) return null;
  return canonical === undefined ? [] : droppedSince(readFrozenQuote(JSON.parse(canonical)).content, changes);
}

interface AroundOffer {
  readonly cycle: OpenCycle | null;
  readonly openQuestions: number;
  readonly firstSentAt: Instant;
  readonly droppedSinceBase: string[] | null;
  readonly usualAge: Awaited<ReturnType<typeof usualAges>>;
  readonly lastReminder: ReminderView | null;
  readonly waitingThread: ThreadId | null;
}

/** The first of each, of what comes in order. */
function firstOfEach<T, K>(all: readonly T[], key: (one: T) => K): Map<K, T> {
  return new Map(all.toReversed().map((one) => [key(one), one]));
}
