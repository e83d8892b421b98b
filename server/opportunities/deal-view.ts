/** One deal over all its cycles, with everything that proves where it stands. */
import type { Kysely, Selectable } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import { Loss } from '#shared/opportunity/loss.ts';
import { isOpen } from '#shared/opportunity/stages.ts';
import { suggestedVariants } from '#shared/opportunity/suggested-loss.ts';
import type { Deal, EventView, LossView, RedateView, SuggestedLoss } from '#shared/protocol/pipeline-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { StanceView } from '#shared/protocol/views.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { projectDrafts } from '../quotes/draft-projection.ts';
import { readReminders } from '../quotes/remind-buyers.ts';
import { readStandingStances } from '../quotes/standing-stances.ts';
import type { OpportunityTable, Schema } from '../storage/schema.ts';
import { atPresentPrices } from './at-present-prices.ts';
import { datesOf } from './cycle-dates.ts';
import { dealCard } from './deal-cards.ts';
import { dealEvents } from './deal-events.ts';
import { dealQuotes } from './deal-quotes.ts';
import { readOpenCycles } from './open-cycles.ts';
import { openQuestions } from './open-questions.ts';
import { handoversOf } from './owners/handover-views.ts';
import type { PipelineDeps } from './pipeline-view.ts';
import { pipelineIn, readPipelines } from './pipelines.ts';
import { readOpportunity } from './read-opportunity.ts';
import { type Redates, readRedates } from './redates.ts';
import { readSignals } from './signals.ts';
import { taskViews } from './task-views.ts';
import { keepTasks } from './time-tasks.ts';

export async function viewDeal(
  deps: PipelineDeps,
  actor: UserActor,
  opportunityId: OpportunityId,
): Promise<Deal | Refusal> {
  const { db, now, liveQuotes } = deps;
  const frame = await readOpportunity(db, actor, opportunityId);
  if (!frame) return refuse('not-found');
  const { opportunity, timeZone } = frame;
  const { organisationId } = actor;
  const today = dayIn(timeZone, now());
  await projectDrafts(deps, organisationId);
  const open = await readOpenCycles(db, organisationId, now(), { only: [opportunityId] });
  await keepTasks(db, organisationId, open, now(), opportunityId);
  const quote = await newestQuote(db, opportunity);
  const events = await dealEvents(db, opportunity);
  const cycle = open.cycles.at(0);
  const around = { questions: await openQuestions(db, organisationId), live: liveQuotes() };
  const pipelines = await readPipelines(db, organisationId);
  const redates = await readRedates(db, organisationId, [opportunityId]);
  const prices =
    opportunity.stage === 'lost'
      ? await atPresentPrices(deps, { organisationId, quoteId: quote.id }, today)
      : null;
  return {
    opportunityId,
    quoteId: quote.id,
    quoteNumber: quote.number,
    title: opportunity.title,
    customerId: opportunity.customer_id,
    customerName: opportunity.customer_name,
    contactName: opportunity.contact_name,
    contactEmail: opportunity.contact_email,
    ownerUserId: opportunity.owner_user_id,
    ownerName: quote.owner_name ?? '',
    pipeline: pipelineIn(pipelines, opportunity.pipeline_id),
    stage: opportunity.stage,
    cycle: opportunity.cycle,
    value: opportunity.value,
    valueHigh: opportunity.value_high,
    currency: opportunity.currency,
    expectedClose: opportunity.expected_close,
    today,
    needNote: opportunity.need_note,
    source: opportunity.source,
    card: cycle ? dealCard(cycle, open, around) : null,
    tasks: (await taskViews(db, organisationId, today)).filter(
      (task) => task.opportunityId === opportunityId,
    ),
    events,
    redates: redateViews(redates),
    handovers: await handoversOf(db, opportunity, cycleStarts(events)),
    quotes: await dealQuotes(db, opportunity),
    signals: await readSignals(db, { organisationId, opportunityId }),
    reminders: (await readReminders(db, organisationId, opportunityId)).map(
      ({ quoteId: _, ...said }) => said,
    ),
    losses: await readLosses(db, opportunity),
    suggestedLoss: await suggestedLoss(db, opportunity, quote.id, events),
    priceNow: prices?.now ?? null,
    priceSteps: [...(prices?.steps ?? [])],
    isOffered: cycle?.outstanding != null,
  };
}

async function newestQuote(db: Kysely<Schema>, { id, organisation_id, owner_user_id }: Opportunity) {
  return db
    .selectFrom('quote')
    .leftJoin('participant as owner', (join) =>
      join.onRef('owner.quote_id', '=', 'quote.id').on('owner.user_id', '=', owner_user_id),
    )
    .select(['quote.id', 'quote.number', 'owner.name as owner_name'])
    .where('quote.organisation_id', '=', organisation_id)
    .where('quote.opportunity_id', '=', id)
    .orderBy('quote.created_at', 'desc')
    .executeTakeFirstOrThrow();
}

type Opportunity = Selectable<OpportunityTable>;

const cycleStarts = (events: readonly EventView[]) =>
  events.flatMap(({ type, at }) => (type === 'identified' || type === 'revived' ? [at] : []));

/** They come by opportunity and cycle. */
function redateViews(redates: ReadonlyMap<string, Redates>): RedateView[] {
  return [...redates]
    .flatMap(([key, moves]) =>
      moves.map(({ before, after, slipDays, reason, byName, at }) => ({
        ...{ cycle: Number(key.split(' ')[1]), before, after, slipDays, reason, byName, at },
      })),
    )
    .sort((a, b) => a.at - b.at);
}

async function readLosses(db: Kysely<Schema>, { id, organisation_id }: Opportunity): Promise<LossView[]> {
  const rows = await db
    .selectFrom('loss')
    .selectAll()
    .where('organisation_id', '=', organisation_id)
    .where('opportunity_id', '=', id)
    .orderBy('cycle', 'desc')
    .execute();
  return rows.map(({ cycle, stage, detail, amount, currency, by_name, at }) => ({
    cycle,
    stage,
    loss: Loss.parse(JSON.parse(detail)),
    amount: amount === null ? null : MinorUnits.parse(amount),
    currency,
    byName: by_name,
    at,
  }));
}

/**
 * From the last no of this cycle, to an offer or before there was one, that no later version has answered and nobody at
 * the customer has gone on after.
 */
async function suggestedLoss(
  db: Kysely<Schema>,
  opportunity: Opportunity,
  quoteId: QuoteId,
  events: readonly EventView[],
): Promise<SuggestedLoss | null> {
  if (!isOpen(opportunity.stage)) return null;
  const [standing] = await readStandingStances(db, opportunity.organisation_id, quoteId);
  const steppedBack = standing && fromStance(standing.view);
  const declined = await lastDecline(db, opportunity, quoteId, events);
  return steppedBack && (declined === null || declined.at <= steppedBack.at) ? steppedBack : declined;
}

function fromStance({ reason, comeBackOn, words, name, at }: StanceView): SuggestedLoss | undefined {
  return reason === null
    ? undefined
    : { variant: suggestedVariants[reason], comeBackOn, words, byName: name, at };
}

async function lastDecline(
  db: Kysely<Schema>,
  { id, organisation_id }: Opportunity,
  quoteId: QuoteId,
  events: readonly EventView[],
): Promise<SuggestedLoss | null> {
  const since = datesOf(events)?.startedAt ?? 0;
  const row = await db
    .selectFrom('decline')
    .innerJoin('participant', 'participant.id', 'decline.participant_id')
    .select(['decline.reason', 'decline.come_back', 'decline.words', 'decline.at', 'participant.name'])
    .where('decline.organisation_id', '=', organisation_id)
    .where('decline.quote_id', '=', quoteId)
    .where('decline.at', '>=', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('version')
            .innerJoin('quote', 'quote.id', 'version.quote_id')
            .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
            .select('version.id')
            .where('quote.opportunity_id', '=', id)
            .where('version_standing.standing', '!=', 'undone')
            .whereRef('version.sent_at', '>=', 'decline.at'),
        ),
      ),
    )
    // They have said since that they go on.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('stance')
            .select('stance.ordinal')
            .where('stance.stance', '=', 'went-on')
            .whereRef('stance.quote_id', '=', 'decline.quote_id')
            .whereRef('stance.at', '>=', 'decline.at'),
        ),
      ),
    )
    .orderBy('decline.at', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  const { reason, come_back, words, name, at } = row;
  return { variant: suggestedVariants[reason], comeBackOn: come_back, words, byName: name, at };
}
