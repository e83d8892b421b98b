/** The views as a table: how each gets its rows, and how it counts its figures from them. */

import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { CaseView } from '#shared/insight/case-views.ts';
import type { InsightAnswers, InsightFilter } from '#shared/protocol/insight-api.ts';
import type { Instant } from '#shared/time.ts';
import type { UserActor } from '../../accounts/actor.ts';
import { quarterMs } from '../../opportunities/open-cycles.ts';
import { readOnce } from '../../storage/read-once.ts';
import type { Schema } from '../../storage/schema.ts';
import { observeOffers } from '../observing/observe-offers.ts';
import { age, ageCases } from './age.ts';
import type { Cases } from './cases.ts';
import { coDesign, coDesignCases } from './co-design.ts';
import { flow, flowCases } from './flow.ts';
import { forecast, forecastCases } from './forecast.ts';
import { gate, gateCases } from './gate.ts';
import { hygiene, hygieneCases } from './hygiene.ts';
import { lossCases, losses } from './losses.ts';
import { outcomeCases, outcomes } from './outcomes.ts';
import { overview, overviewCases } from './overview.ts';
import { type Look, type OpenDeal, readOpenDeals, readWorld, type World } from './world.ts';

export interface ViewDeps {
  readonly db: Kysely<Schema>;
  readonly now: () => Instant;
  /** Brings the organisation's drafts up to what its documents say. */
  readonly projectDrafts: (organisationId: OrganisationId) => Promise<void>;
}

interface View<A> {
  readonly looksAt: Look;
  readonly cases: (world: World, open: readonly OpenDeal[]) => Cases;
  readonly answer: (cases: Cases, world: World) => A;
}

export const views: { readonly [V in CaseView]: View<InsightAnswers[V]> } = {
  overview: { looksAt: 'history', cases: overviewCases, answer: overview },
  age: { looksAt: 'both', cases: ageCases, answer: (cases, world) => age(world, cases) },
  flow: { looksAt: 'history', cases: flowCases, answer: (cases, world) => flow(world, cases) },
  forecast: { looksAt: 'both', cases: forecastCases, answer: forecast },
  outcomes: { looksAt: 'history', cases: outcomeCases, answer: outcomes },
  losses: { looksAt: 'history', cases: lossCases, answer: losses },
  gate: { looksAt: 'history', cases: gateCases, answer: gate },
  'co-design': { looksAt: 'history', cases: coDesignCases, answer: coDesign },
  hygiene: { looksAt: 'open deals', cases: (_world, open) => hygieneCases(open), answer: hygiene },
};

/** Brings what the view reads up to date. */
export async function prepareView(
  { db, now, projectDrafts }: ViewDeps,
  { organisationId }: UserActor,
  view: CaseView,
): Promise<void> {
  await observeOffers(db, organisationId, now());
  if (views[view].looksAt !== 'history') await projectDrafts(organisationId);
}

interface Seen {
  readonly world: World;
  readonly cases: Cases;
}

/** A page asks for the figures of a view and for rows of it at once: both are of the same cases, put together once. */
export async function viewCases(
  deps: ViewDeps,
  actor: UserActor,
  view: CaseView,
  filter: InsightFilter,
): Promise<Seen> {
  const { looksAt, cases } = views[view];
  await prepareView(deps, actor, view);
  // Of the moment its day alone counts here too.
  const key = ['cases', actor.organisationId, view, filter, Math.floor(deps.now() / quarterMs)];
  return readOnce(deps.db, JSON.stringify(key), async () => {
    const world = await readWorld(deps, actor, filter, looksAt);
    return { world, cases: cases(world, await readOpenDeals(deps, actor, world, looksAt)) };
  });
}

export async function answerView<V extends CaseView>(
  deps: ViewDeps,
  actor: UserActor,
  view: V,
  filter: InsightFilter,
): Promise<InsightAnswers[V]> {
  const { world, cases } = await viewCases(deps, actor, view, filter);
  return views[view].answer(cases, world);
}
