/** The board: every open deal, the latest that ended, and what time asks, as all of it stands now. */
import type { QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { UserActor } from '../accounts/actor.ts';
import { projectDrafts } from '../quotes/draft-projection.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { dealCard } from './deal-cards.ts';
import { endedDeals } from './ended-deals.ts';
import { openCyclesNow } from './open-cycles.ts';
import { openQuestions } from './open-questions.ts';
import { taskViews } from './task-views.ts';
import { keepTasks } from './time-tasks.ts';

export interface PipelineDeps extends Pick<QuoteDeps, 'db' | 'rooms' | 'now'> {
  /** Quotes in which somebody of the customer is at this moment. */
  readonly liveQuotes: () => ReadonlySet<QuoteId>;
}

export async function viewPipeline(
  deps: PipelineDeps,
  { organisationId }: UserActor,
): Promise<EndpointAnswer<'getPipeline'>> {
  const { db, now, liveQuotes } = deps;
  await projectDrafts(deps, organisationId);
  const open = await openCyclesNow(db, organisationId, now());
  await keepTasks(db, organisationId, open, now());
  const around = { questions: await openQuestions(db, organisationId), live: liveQuotes() };
  return {
    today: open.today,
    pipelines: [...open.pipelines.values()],
    open: open.cycles.map((cycle) => dealCard(cycle, open, around)),
    ended: await endedDeals(db, organisationId),
    tasks: await taskViews(db, organisationId, open.today),
  };
}
