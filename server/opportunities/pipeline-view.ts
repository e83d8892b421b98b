/** The board: how many deals are in each stage and what they come to, and those deals a page at a time, as of now. */
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { cardLines, hasFlag, lineOf } from '#shared/opportunity/card-line.ts';
import { hasStage } from '#shared/opportunity/pipeline.ts';
import { isOpen, stages } from '#shared/opportunity/stages.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { Place } from '#shared/protocol/ordered-page.ts';
import type { ColumnPart, DealCard } from '#shared/protocol/pipeline-api.ts';
import type { UserActor } from '../accounts/actor.ts';
import { projectDrafts } from '../quotes/draft-projection.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readOnce } from '../storage/read-once.ts';
import { dealCard } from './deal-cards.ts';
import { endedDeals } from './ended-deals.ts';
import { openCyclesNow } from './open-cycles.ts';
import { openQuestions } from './open-questions.ts';
import { orderedPage } from './ordered-page.ts';
import { namesOf, totalOf } from './total.ts';

export interface PipelineDeps extends Pick<QuoteDeps, 'db' | 'rooms' | 'now'> {
  /** Quotes in which somebody of the customer is at this moment. */
  readonly liveQuotes: () => ReadonlySet<QuoteId>;
}

type BoardAsked = EndpointCall<'getPipeline'>['query'];
type DealsAsked = EndpointCall<'listDeals'>['query'];

export async function viewPipeline(
  deps: PipelineDeps,
  { organisationId }: UserActor,
  asked: BoardAsked,
): Promise<EndpointAnswer<'getPipeline'>> {
  const { open, cards } = await openCards(deps, organisationId);
  const ended = await endedDeals(deps.db, organisationId);
  const theirs = cards.filter(isOf(asked));
  const shown = flagged(theirs, asked);
  const pipelines = [...open.pipelines.values()];
  const lookedAt = pipelines.filter(({ id }) => asked.pipeline === undefined || id === asked.pipeline);
  const byStage = Map.groupBy(shown, ({ stage }) => stage);
  return {
    today: open.today,
    pipelines,
    owners: namesOf([...cards, ...ended]),
    open: totalOf(theirs),
    old: theirs.filter((card) => hasFlag(card, 'let-go')).length,
    columns: stages
      .filter(isOpen)
      .filter((stage) => lookedAt.some((pipeline) => hasStage(pipeline, stage)) || byStage.has(stage))
      .map((stage) => {
        const of = (part: ColumnPart) => totalOf((byStage.get(stage) ?? []).filter(isIn(part)));
        return { stage, near: of('near'), far: of('far') };
      }),
    ended: ended.filter(isOf(asked)),
  };
}

export async function listDeals(
  deps: PipelineDeps,
  { organisationId }: UserActor,
  { stage, part, ...asked }: DealsAsked,
): Promise<EndpointAnswer<'listDeals'>> {
  const { cards } = await openCards(deps, organisationId);
  const shown = flagged(cards.filter(isOf(asked)), asked).filter(
    (card) => (stage === undefined || card.stage === stage) && (part === undefined || isIn(part)(card)),
  );
  const { rows, ...page } = orderedPage(shown, placeOnBoard, asked);
  return { deals: [...rows], ...page };
}

async function openCards(deps: PipelineDeps, organisationId: OrganisationId) {
  const { db, now, liveQuotes } = deps;
  await projectDrafts(deps, organisationId);
  const open = await openCyclesNow(db, organisationId, now());
  // The columns of one board are asked for at once.
  const questions = await readOnce(db, `open questions ${organisationId}`, () =>
    openQuestions(db, organisationId),
  );
  const around = { questions, live: liveQuotes() };
  return { open, cards: open.cycles.map((cycle) => dealCard(cycle, open, around)) };
}

const isOf =
  ({ owner, pipeline }: Pick<BoardAsked, 'owner' | 'pipeline'>) =>
  (deal: Pick<DealCard, 'ownerName' | 'pipelineId'>): boolean =>
    (owner === undefined || deal.ownerName === owner) &&
    (pipeline === undefined || deal.pipelineId === pipeline);

/** Once the last of them is seen to, whoever looked at them has the whole board again. */
function flagged(cards: readonly DealCard[], { flag }: Pick<BoardAsked, 'flag'>): readonly DealCard[] {
  const those = flag === undefined ? [] : cards.filter((card) => hasFlag(card, flag));
  return those.length > 0 ? those : cards;
}

const isFar = (card: DealCard): boolean => hasFlag(card, 'outside-horizon');
const isIn =
  (part: ColumnPart) =>
  (card: DealCard): boolean =>
    isFar(card) === (part === 'far');

/** Stage after stage; what is looked ahead to before what is later; then by need, by worth, by name. */
const placeOnBoard = (card: DealCard): Place => [
  stages.indexOf(card.stage),
  Number(isFar(card)),
  cardLines.indexOf(lineOf(card)),
  -card.amount,
  card.customerName,
  card.opportunityId,
];
