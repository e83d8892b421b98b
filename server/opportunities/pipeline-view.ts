/** The board: how many deals are in each stage and what they come to, and those deals a page at a time, as of now. */
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { cardLines, hasFlag, lineOf } from '#shared/opportunity/card-line.ts';
import { hasStage } from '#shared/opportunity/pipeline.ts';
import { isOpen, stages } from '#shared/opportunity/stages.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { Place } from '#shared/protocol/ordered-page.ts';
import { type ColumnPart, type DealCard, endedStages } from '#shared/protocol/pipeline-api.ts';
import type { UserActor } from '../accounts/actor.ts';
import { projectDrafts } from '../quotes/draft-projection.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readOnce } from '../storage/read-once.ts';
import { dealCard } from './deal-cards.ts';
import { endedDeals } from './ended-deals.ts';
import { type OpenCycle, type OpenCycles, openCyclesNow } from './open-cycles.ts';
import { openQuestions } from './open-questions.ts';
import { orderedPage } from './ordered-page.ts';
import { namesOf, totalOf } from './total.ts';

export interface PipelineDeps extends Pick<QuoteDeps, 'db' | 'rooms' | 'now'> {
  /** Quotes in which somebody of the customer is at this moment. */
  readonly liveQuotes: () => ReadonlySet<QuoteId>;
}

/** So many of the latest are shown; the others are found in the quotes. */
const endedShown = 20;

type BoardAsked = EndpointCall<'getPipeline'>['query'];
type DealsAsked = EndpointCall<'listDeals'>['query'];

export async function viewPipeline(
  deps: PipelineDeps,
  { organisationId }: UserActor,
  asked: BoardAsked,
): Promise<EndpointAnswer<'getPipeline'>> {
  const open = await openDeals(deps, organisationId);
  const ended = await endedDeals(deps.db, organisationId);
  const theirs = open.cycles.filter((deal) => isOf(asked)(deal.ownerName, deal.pipeline.id));
  const pipelines = [...open.pipelines.values()];
  const lookedAt = pipelines.filter(({ id }) => asked.pipeline === undefined || id === asked.pipeline);
  const byStage = Map.groupBy(flagged(theirs, asked), ({ stage }) => stage);
  return {
    today: open.today,
    pipelines,
    owners: namesOf([...open.cycles, ...ended]),
    open: totalOf(theirs),
    old: theirs.filter(({ holding }) => holding.has('let-go')).length,
    columns: stages
      .filter(isOpen)
      .filter((stage) => lookedAt.some((pipeline) => hasStage(pipeline, stage)) || byStage.has(stage))
      .map((stage) => {
        const of = (part: ColumnPart) => totalOf((byStage.get(stage) ?? []).filter(isIn(part)));
        return { stage, near: of('near'), far: of('far') };
      }),
    ended: endedStages.map((stage) => {
      const those = ended.filter(
        (deal) => deal.stage === stage && isOf(asked)(deal.ownerName, deal.pipelineId),
      );
      const { sums } = totalOf(
        those.flatMap(({ amount, ...deal }) => (amount === null ? [] : [{ ...deal, amount }])),
      );
      return { stage, count: those.length, sums, deals: those.slice(0, endedShown) };
    }),
  };
}

export async function listDeals(
  deps: PipelineDeps,
  { organisationId }: UserActor,
  { stage, part, ...asked }: DealsAsked,
): Promise<EndpointAnswer<'listDeals'>> {
  const open = await openDeals(deps, organisationId);
  // The columns of one board are asked for at once.
  const questions = await readOnce(deps.db, `open questions ${organisationId}`, () =>
    openQuestions(deps.db, organisationId),
  );
  const around = { questions, live: deps.liveQuotes() };
  const theirs = open.cycles.filter((deal) => isOf(asked)(deal.ownerName, deal.pipeline.id));
  const cards = flagged(theirs, asked)
    .filter(
      (deal) => (stage === undefined || deal.stage === stage) && (part === undefined || isIn(part)(deal)),
    )
    .map((deal) => dealCard(deal, open, around));
  const { rows, ...page } = orderedPage(cards, placeOnBoard, asked);
  return { deals: [...rows], ...page };
}

async function openDeals(deps: PipelineDeps, organisationId: OrganisationId): Promise<OpenCycles> {
  await projectDrafts(deps, organisationId);
  return openCyclesNow(deps.db, organisationId, deps.now());
}

const isOf =
  ({ owner, pipeline }: Pick<BoardAsked, 'owner' | 'pipeline'>) =>
  (ownerName: string, pipelineId: string): boolean =>
    (owner === undefined || ownerName === owner) && (pipeline === undefined || pipelineId === pipeline);

/** Once the last of them is seen to, whoever looked at them has the whole board again. */
function flagged(deals: readonly OpenCycle[], { flag }: Pick<BoardAsked, 'flag'>): readonly OpenCycle[] {
  const those = flag === undefined ? [] : deals.filter(({ holding }) => holding.has(flag));
  return those.length > 0 ? those : deals;
}

const isIn =
  (part: ColumnPart) =>
  ({ holding }: OpenCycle): boolean =>
    holding.has('outside-horizon') === (part === 'far');

/** Stage after stage; what is looked ahead to before what is later; then by need, by worth, by name. */
const placeOnBoard = (card: DealCard): Place => [
  stages.indexOf(card.stage),
  Number(hasFlag(card, 'outside-horizon')),
  cardLines.indexOf(lineOf(card)),
  -card.amount,
  card.customerName,
  card.opportunityId,
];
