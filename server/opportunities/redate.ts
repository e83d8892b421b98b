/**
 * Moving the day a deal is expected to close. Every move is kept, with why and by how much; a deal that is to be let
 * go can be kept once by its owner, for a month, and after that by a manager alone.
 */
import type { Selectable, Transaction } from 'kysely';
import type { OpportunityId, QuoteId } from '#shared/ids.ts';
import { closesInTime } from '#shared/opportunity/gate.ts';
import { isOpen } from '#shared/opportunity/stages.ts';
import { letGoAfterMonths, likelyWithinMonths, slipDays } from '#shared/opportunity/time-rules.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { addMonths, dayIn, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import type { OpportunityTable, Schema } from '../storage/schema.ts';
import { answerTasks } from './answer-tasks.ts';
import { datesOf } from './cycle-dates.ts';
import { readOpportunity } from './read-opportunity.ts';

export interface Redating {
  readonly opportunityId: OpportunityId;
  readonly expectedClose: IsoDate;
  /** What the buyer said or did that makes this the day. */
  readonly reason: string;
}

/**
 * Refused with `gate-not-met` for a day that is past or more than half a year ahead, with `let-go` where the deal is
 * half a year old and the day more than a month ahead, with `manager-needed` the second time that is answered so.
 */
export async function redateOpportunity(
  { db, rooms, now }: Pick<QuoteDeps, 'db' | 'rooms' | 'now'>,
  actor: UserActor,
  redating: Redating,
): Promise<EndpointAnswer<'redateOpportunity'> | Refusal> {
  const outcome = await db.transaction().execute((trx) => redate(trx, actor, redating, now()));
  if (isRefusal(outcome)) return outcome;
  for (const quoteId of outcome.quoteIds) rooms.announce(quoteId, ['quote']);
  return { expectedClose: redating.expectedClose };
}

async function redate(
  trx: Transaction<Schema>,
  actor: UserActor,
  { opportunityId, expectedClose, reason }: Redating,
  now: number,
): Promise<{ readonly quoteIds: readonly QuoteId[] } | Refusal> {
  const { organisationId } = actor;
  const frame = await readOpportunity(trx, actor, opportunityId);
  if (!frame) return refuse('not-found');
  const { opportunity, timeZone } = frame;
  const { cycle, expected_close: before } = opportunity;
  if (!isOpen(opportunity.stage) || expectedClose === before) return refuse('wrong-status');
  const today = dayIn(timeZone, now);
  const moves = await movesOf(trx, opportunity);
  const answersLetGo = await isOld(trx, opportunity, timeZone, today);
  const refusal = refusalOf({ expectedClose, today, answersLetGo, actor, moves });
  if (refusal) return refusal;

  await trx
    .updateTable('opportunity')
    .set({ expected_close: expectedClose })
    .where('id', '=', opportunityId)
    .where('organisation_id', '=', organisationId)
    .execute();
  await trx
    .insertInto('redate')
    .values({
      opportunity_id: opportunityId,
      cycle,
      ordinal: moves.length + 1,
      organisation_id: organisationId,
      before_close: before,
      after_close: expectedClose,
      slip_days: slipDays(before, expectedClose),
      reason,
      answers_let_go: answersLetGo ? 1 : 0,
      by_name: actor.name,
      on_day: today,
      at: now,
    })
    .execute();
  const of = { organisationId, opportunityId };
  await answerTasks(trx, of, {
    rules: ['let-go', 'overdue'],
    answer: 'redated',
    byName: actor.name,
    at: now,
  });
  await recordAudit(trx, {
    organisationId,
    quoteId: null,
    actor: actedBy(actor),
    action: 'opportunity_redated',
    detail: { opportunityId, cycle, before, after: expectedClose, reason, answersLetGo },
    at: now,
  });
  const quotes = await trx
    .selectFrom('quote')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('opportunity_id', '=', opportunityId)
    .execute();
  return { quoteIds: quotes.map(({ id }) => id) };
}

interface Asked {
  readonly expectedClose: IsoDate;
  readonly today: IsoDate;
  readonly answersLetGo: boolean;
  readonly actor: UserActor;
  readonly moves: readonly { readonly answers_let_go: number }[];
}

function refusalOf({ expectedClose, today, answersLetGo, actor, moves }: Asked): Refusal | null {
  if (!closesInTime(expectedClose, today)) {
    const details = { field: 'expectedClose', earliest: today, latest: addMonths(today, 6) };
    return refuse('gate-not-met', { details });
  }
  if (!answersLetGo) return null;
  const latest = addMonths(today, likelyWithinMonths);
  if (expectedClose > latest) {
    return refuse('let-go', { details: { field: 'expectedClose', earliest: today, latest } });
  }
  const isKept = moves.some((move) => move.answers_let_go === 1);
  return isKept && actor.role === 'seller' ? refuse('manager-needed') : null;
}

function movesOf(trx: Transaction<Schema>, { id, organisation_id, cycle }: Selectable<OpportunityTable>) {
  return trx
    .selectFrom('redate')
    .select('answers_let_go')
    .where('organisation_id', '=', organisation_id)
    .where('opportunity_id', '=', id)
    .where('cycle', '=', cycle)
    .execute();
}

/** Whether its cycle is as old as what is let go. */
async function isOld(
  trx: Transaction<Schema>,
  { id, organisation_id }: Selectable<OpportunityTable>,
  timeZone: string,
  today: IsoDate,
): Promise<boolean> {
  const events = await trx
    .selectFrom('opportunity_event')
    .select(['type', 'at', 'actor_name as actorName'])
    .where('organisation_id', '=', organisation_id)
    .where('opportunity_id', '=', id)
    .orderBy('seq')
    .execute();
  const dates = datesOf(events);
  return dates !== null && today >= addMonths(dayIn(timeZone, dates.startedAt), letGoAfterMonths);
}
