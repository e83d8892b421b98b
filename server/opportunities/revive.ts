/**
 * Coming back: a lost opportunity is taken up again as its next cycle. The gate is answered anew; the quote opens with
 * all its choices and history; no earlier offer comes back, and nothing of the cycle before is written to.
 */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readFrame, visibleQuote } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';
import { answerTasks } from './answer-tasks.ts';
import { gateRefusal } from './gate-check.ts';
import { changeAllQuotes } from './open-quotes.ts';
import { recordEvent } from './record-event.ts';
import { withdrawOffer } from './withdraw-offers.ts';

export interface Reviving
  extends Pick<OpportunityGate, 'value' | 'expectedClose' | 'needWithinHalfYear' | 'needNote'> {
  readonly quoteId: QuoteId;
}

/** Refused with `gate-not-met`, naming the field, or with `wrong-status` where nothing was lost, or it is back already. */
export async function reviveOpportunity(
  { db, rooms, now }: QuoteDeps,
  actor: UserActor,
  reviving: Reviving,
): Promise<EndpointAnswer<'reviveOpportunity'> | Refusal> {
  const { quoteId } = reviving;
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const outcome = await rooms.hold(quoteId, () =>
    db.transaction().execute((trx) => revive(trx, actor, reviving, now())),
  );
  if (isRefusal(outcome)) return outcome;
  for (const opened of outcome.opened) rooms.announce(opened, ['quote', 'versions', 'proposals']);
  return { cycle: outcome.cycle };
}

async function revive(
  trx: Transaction<Schema>,
  actor: UserActor,
  { quoteId, ...gate }: Reviving,
  now: number,
): Promise<{ readonly cycle: number; readonly opened: readonly QuoteId[] } | Refusal> {
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { opportunity, timeZone } = frame;
  const refusal = gateRefusal(gate, dayIn(timeZone, now));
  if (refusal) return refusal;
  const { organisationId } = actor;
  const cycle = opportunity.cycle + 1;
  // Only one of two who press at once begins the next cycle.
  const { numUpdatedRows } = await trx
    .updateTable('opportunity')
    .set({ cycle, value: gate.value, expected_close: gate.expectedClose, need_note: gate.needNote })
    .where('id', '=', opportunity.id)
    .where('organisation_id', '=', organisationId)
    .where('stage', '=', 'lost')
    .where('cycle', '=', opportunity.cycle)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return refuse('wrong-status');

  const of = { organisationId, opportunityId: opportunity.id };
  await answerTasks(trx, of, { answer: 'came-back', byName: actor.name, at: now });
  const quotes = await changeAllQuotes(trx, of, 'reopen', now);
  // What was left to run ends here: the next offer is another one.
  for (const { id } of quotes) await withdrawOffer(trx, actor, id, now);
  await recordEvent(trx, {
    ...of,
    type: 'revived',
    evidence: { cycle, gate },
    actorName: actor.name,
    at: now,
  });
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'opportunity_revived',
    detail: { opportunityId: opportunity.id, cycle },
    at: now,
  });
  return { cycle, opened: quotes.map(({ id }) => id) };
}
