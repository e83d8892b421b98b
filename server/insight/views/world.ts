/** What the views look at: the cycles of an organisation that the filter lets through. */
import type { Kysely } from 'kysely';
import type { UserId } from '#shared/ids.ts';
import type { AssumedChance } from '#shared/insight/assumed-chances.ts';
import type { SizeBand } from '#shared/insight/case-views.ts';
import { sizeBandsOf } from '#shared/insight/size-bands.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { type OpenCycle, openCyclesNow } from '../../opportunities/open-cycles.ts';
import { readAssumedChances } from '../../settings/assumed-chances.ts';
import { readOnce } from '../../storage/read-once.ts';
import type { Schema } from '../../storage/schema.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { readCycles } from '../cycles/read-cycles.ts';
import { type StageChances, stageChances } from './stage-chances.ts';

/** What of a cycle decides whether the filter lets it through, and what the others are measured by. */
export type Measured = Pick<
  Cycle,
  | 'opportunityId'
  | 'cycle'
  | 'startedAt'
  | 'endedAt'
  | 'ownerUserId'
  | 'ownerName'
  | 'templateId'
  | 'pipelineId'
  | 'offers'
  | 'path'
  | 'outcome'
>;

export interface World<C extends Measured = Cycle> {
  readonly cycles: readonly C[];
  /** Everybody who owns a deal, whatever the filter, by name. */
  readonly owners: ReadonlyMap<UserId, string>;
  readonly now: Instant;
  readonly today: IsoDate;
  readonly day: (instant: Instant) => IsoDate;
  /** Decided, or older than nine of ten decided ones were: the others would only dilute a rate. */
  readonly isMature: (cycle: Measured) => boolean;
  /** How likely a deal in a stage is won, by what became of mature ones and what the organisation assumes. */
  readonly chances: StageChances;
  /** `null` where nothing was offered. */
  readonly sizeOf: (cycle: Measured) => SizeBand | null;
}

/** What a view is made of. `both` needs of open deals neither silence nor anything else that either side did last. */
export type Look = 'history' | 'open deals' | 'both';

/** An open deal, with its present cycle. */
export interface OpenDeal extends OpenCycle {
  readonly present: Cycle;
}

interface WorldDeps {
  readonly db: Kysely<Schema>;
  readonly now: () => Instant;
}

export async function readWorld(
  { db, now }: WorldDeps,
  { organisationId }: UserActor,
  filter: InsightFilter,
  looksAt: Look,
): Promise<World> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const openAlone = looksAt === 'open deals';
  // Several views stand on one page.
  const cycles = await readOnce(db, `cycles ${organisationId} ${openAlone}`, () =>
    readCycles(db, organisationId, { openAlone }),
  );
  const assumed = await readAssumedChances(db, organisationId);
  return worldOf(cycles, filter, { timeZone: time_zone, now: now(), assumed });
}

interface Around {
  readonly timeZone: string;
  readonly now: Instant;
  /** What the organisation takes stages to be worth, where it has said so. */
  readonly assumed?: readonly AssumedChance[];
}

export function worldOf<C extends Measured>(
  all: readonly C[],
  { from, to, owner, template, pipeline }: InsightFilter,
  { timeZone, now, assumed = [] }: Around,
): World<C> {
  const day = (instant: Instant) => dayIn(timeZone, instant);
  const cycles = all.filter(
    ({ startedAt, ownerUserId, templateId, pipelineId }) =>
      (from === undefined || day(startedAt) >= from) &&
      (to === undefined || day(startedAt) <= to) &&
      (owner === undefined || ownerUserId === owner) &&
      (template === undefined || templateId === template) &&
      (pipeline === undefined || pipelineId === pipeline),
  );
  const owners = new Map(all.map(({ ownerUserId, ownerName }) => [ownerUserId, ownerName]));
  const isMature = maturity(cycles, now);
  const byName = [...owners].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return {
    cycles,
    owners: new Map(byName),
    now,
    today: day(now),
    day,
    isMature,
    chances: stageChances(cycles.filter(isMature), assumed),
    sizeOf: sizes(cycles),
  };
}

/** Deals that are open now; those of the world's cycles. */
export async function readOpenDeals(
  deps: WorldDeps,
  actor: UserActor,
  { cycles }: World,
  looksAt: Look,
): Promise<OpenDeal[]> {
  return openDealsAmong(cycles, await readOpen(deps, actor, looksAt));
}

/** Every open deal, where a view looks at them. */
export async function readOpen(
  { db, now }: WorldDeps,
  { organisationId }: UserActor,
  looksAt: Look,
): Promise<readonly OpenCycle[]> {
  if (looksAt === 'history') return [];
  return (await openCyclesNow(db, organisationId, now(), { withoutActs: looksAt === 'both' })).cycles;
}

export function openDealsAmong(cycles: readonly Cycle[], open: readonly OpenCycle[]): OpenDeal[] {
  const deals = new Map(open.map((deal) => [deal.opportunityId, deal]));
  return cycles.flatMap((present) => {
    const deal = deals.get(present.opportunityId);
    return deal?.cycle === present.cycle ? [{ ...deal, present }] : [];
  });
}

/** The ninetieth percentile of how long a decision took. */
const ripeAt = 0.9;

function maturity(cycles: readonly Measured[], now: Instant): World['isMature'] {
  const lasted = cycles.flatMap(({ startedAt, endedAt }) => (endedAt === null ? [] : [endedAt - startedAt]));
  const ripe = quantileOf(inRisingOrder(lasted), ripeAt) ?? Number.POSITIVE_INFINITY;
  return ({ endedAt, startedAt }) => endedAt !== null || now - startedAt > ripe;
}

function sizes(cycles: readonly Measured[]): World['sizeOf'] {
  const bandOf = sizeBandsOf(cycles.flatMap(({ offers: [first] }) => (first ? [first] : [])));
  return ({ offers: [first] }) => (first ? bandOf(first) : null);
}

const dayMs = 86_400_000;

/** Whole times twenty-four hours between two instants; 0 where the later one comes first. */
export const elapsedDays = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((to - from) / dayMs));
