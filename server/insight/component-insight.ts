/**
 * Over all quotes of an organisation: which components buyers could choose, and what became of them. Every figure
 * is counted from the evidence rows that it opens to, and from nothing else (promise I-38).
 */
import type { Kysely } from 'kysely';
import { sumOf } from '#shared/money/amounts.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ComponentInsight } from '#shared/protocol/views.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import {
  type ChoiceMoment,
  type ChoiceState,
  countOfferedQuotes,
  type QuotesAmong,
  quotesAmong,
  readChoiceMoments,
  readChoiceStates,
} from './choice-rows.ts';
import { type QuoteEvidence, quoteEvidence } from './component-evidence.ts';
import { componentKey } from './component-key.ts';

export interface InsightDeps {
  readonly db: Kysely<Schema>;
  /** Brings the organisation's rows up to what its documents say. */
  readonly projectDrafts: (organisationId: UserActor['organisationId']) => Promise<void>;
}

export interface ComponentFigures {
  readonly component: ComponentInsight;
  readonly evidence: readonly QuoteEvidence[];
}

export async function componentInsight(
  deps: InsightDeps,
  { organisationId }: UserActor,
  filter: InsightFilter = {},
): Promise<EndpointAnswer<'componentInsight'>> {
  const among = await quotesAmong(deps.db, organisationId, filter);
  const figures = await readFigures(deps, among);
  return {
    quoteCount: await countOfferedQuotes(deps.db, among),
    components: figures.map(({ component }) => component),
  };
}

export async function componentEvidence(
  deps: InsightDeps,
  { organisationId }: UserActor,
  key: string,
  filter: InsightFilter = {},
): Promise<EndpointAnswer<'componentEvidence'> | Refusal> {
  const figures = await readFigures(deps, await quotesAmong(deps.db, organisationId, filter));
  const found = figures.find(({ component }) => component.key === key);
  if (!found) return refuse('not-found');
  return { component: found.component, quotes: found.evidence.map(({ row }) => row) };
}

async function readFigures(
  { db, projectDrafts }: InsightDeps,
  among: QuotesAmong,
): Promise<ComponentFigures[]> {
  await projectDrafts(among.organisationId);
  return componentFigures(
    await readChoiceStates(db, among),
    await readChoiceMoments(db, among.organisationId),
  );
}

/** One entry per component, those that were taken out most often first. */
export function componentFigures(
  states: readonly ChoiceState[],
  moments: readonly ChoiceMoment[],
): ComponentFigures[] {
  const momentsByQuote = Map.groupBy(moments, (moment) => moment.quoteId);
  return Array.from(Map.groupBy(states, componentKey), ([key, of]) => {
    const evidence = Array.from(
      Map.groupBy(of, (state) => state.quoteId),
      ([quoteId, [first, ...rest]]) =>
        first ? [quoteEvidence([first, ...rest], momentsByQuote.get(quoteId) ?? [])] : [],
    ).flat();
    return { component: insightOf(key, of, evidence), evidence };
  }).sort(
    ({ component: a }, { component: b }) =>
      b.deselected - a.deselected ||
      b.offered - a.offered ||
      (a.title < b.title ? -1 : a.title > b.title ? 1 : a.key < b.key ? -1 : 1),
  );
}

function insightOf(
  key: string,
  states: readonly ChoiceState[],
  evidence: readonly QuoteEvidence[],
): ComponentInsight {
  // The latest quote has the spelling that people use now.
  const latest = states.at(-1);
  if (!latest) throw new Error('a component without a quote has no figures');
  const count = (state: QuoteEvidence['row']['state']) =>
    evidence.filter(({ row }) => row.state === state).length;
  const leftOut = evidence.filter(({ row }) => row.leftOut);
  return {
    key,
    title: latest.title,
    period: latest.period,
    currency: latest.currency,
    offered: evidence.length,
    chosen: count('chosen'),
    deselected: count('deselected'),
    neverSelected: count('never-selected'),
    readded: evidence.filter(({ cameBack }) => cameBack).length,
    leftOut: leftOut.length,
    amountLeftOut: sumOf(leftOut.map(({ row }) => row.amount)),
  };
}
