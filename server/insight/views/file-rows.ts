/**
 * The rows of a view for a file. What all of them are measured by is known first, and of each cycle only where it stands;
 * the rows themselves are read some at a time, when they are asked for: however many there are, few are in memory.
 */
import type { OpportunityId } from '#shared/ids.ts';
import type { CaseView } from '#shared/insight/case-views.ts';
import type { CaseRow, InsightFilter } from '#shared/protocol/insight-api.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { readAssumedChances } from '../../settings/assumed-chances.ts';
import { readCycles } from '../cycles/read-cycles.ts';
import { rowOf } from './cases.ts';
import { prepareView, type ViewDeps, views } from './views.ts';
import { type Measured, openDealsAmong, readOpen, type World, worldOf } from './world.ts';

/** Cycles that are read at once. */
export const pageSize = 500;

interface Asked {
  readonly view: CaseView;
  /** Absent: every row of the view. */
  readonly cell: string | undefined;
  readonly filter: InsightFilter;
}

export interface FileRows {
  readonly world: World<Measured>;
  /** The newest first. Each is as it stands when it is read. */
  readonly rows: AsyncGenerator<CaseRow>;
}

export async function fileRows(deps: ViewDeps, actor: UserActor, asked: Asked): Promise<FileRows> {
  await prepareView(deps, actor, asked.view);
  const { time_zone } = await deps.db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  const measured = await readMeasured(deps, actor, asked.view);
  const assumed = await readAssumedChances(deps.db, actor.organisationId);
  const world = worldOf(measured, asked.filter, { timeZone: time_zone, now: deps.now(), assumed });
  return { world, rows: rowsOf(deps, actor, asked, world) };
}

async function readMeasured(
  { db }: ViewDeps,
  { organisationId }: UserActor,
  view: CaseView,
): Promise<Measured[]> {
  const deals = await db
    .selectFrom('opportunity')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .$if(views[view].looksAt === 'open deals', (query) => query.where('stage', 'not in', ['won', 'lost']))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const measured: Measured[] = [];
  for (const page of pagesOf(deals)) {
    const cycles = await readCycles(db, organisationId, { only: page.map(({ id }) => id) });
    measured.push(...cycles.map(measuredOf));
  }
  return measured;
}

const measuredOf = ({
  opportunityId,
  cycle,
  startedAt,
  endedAt,
  ownerUserId,
  ownerName,
  templateId,
  pipelineId,
  offers,
  path,
  outcome,
}: Measured): Measured => ({
  ...{
    opportunityId,
    cycle,
    startedAt,
    endedAt,
    ownerUserId,
    ownerName,
    templateId,
    pipelineId,
    path,
    outcome,
  },
  // The first one says how large the deal is.
  offers: offers.slice(0, 1),
});

async function* rowsOf(
  deps: ViewDeps,
  actor: UserActor,
  { view, cell }: Asked,
  world: World<Measured>,
): AsyncGenerator<CaseRow> {
  const { looksAt, cases } = views[view];
  const open = await readOpen(deps, actor, looksAt);
  for (const page of pagesOf(world.cycles.toSorted(newestFirst))) {
    const wanted = new Set(page.map(keyOf));
    const only = [...new Set(page.map(({ opportunityId }) => opportunityId))];
    const cycles = (await readCycles(deps.db, actor.organisationId, { only })).filter((cycle) =>
      wanted.has(keyOf(cycle)),
    );
    const found = cases({ ...world, cycles }, openDealsAmong(cycles, open)).of(cell);
    yield* found.map(rowOf).sort(newestFirst);
  }
}

function* pagesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += pageSize) yield all.slice(from, from + pageSize);
}

interface Begun {
  readonly startedAt: number;
  readonly opportunityId: OpportunityId;
  readonly cycle: number;
}

const keyOf = ({ opportunityId, cycle }: Begun) => `${opportunityId} ${cycle}`;

export const newestFirst = (a: Begun, b: Begun): number =>
  b.startedAt - a.startedAt ||
  (a.opportunityId === b.opportunityId ? 0 : a.opportunityId < b.opportunityId ? -1 : 1);
