/** Opening a sent quote again as its next version. What was sent stands until it is superseded. */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import { dayIn } from '#shared/time.ts';
import type { Actor, UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import type { Schema } from '../storage/schema.ts';
import { changeStatus } from './change-status.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { readFrame, visibleQuote } from './quote-frame.ts';
import { viewQuote } from './quote-view.ts';

/** Refused with `close-date-passed` while the deal should have closed by now: its seller says first when it will. */
export async function reviseQuote(
  deps: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
): Promise<QuoteView | Refusal> {
  const frame = await readFrame(deps.db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { opportunity, timeZone } = frame;
  if (opportunity.expected_close < dayIn(timeZone, deps.now())) return refuse('close-date-passed');
  const refused = await openRevision(deps, actor, quoteId);
  return isRefusal(refused) ? refused : viewQuote(deps, actor, quoteId);
}

/** As `reviseQuote`, also for a buyer whose yes to what a seller has proposed needs it. Its caller has asked whether they may. */
export async function openRevision(
  deps: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
): Promise<Refusal | undefined> {
  const refused = await deps.rooms.hold(quoteId, () => reopen(deps, actor, quoteId));
  if (!refused) deps.rooms.announce(quoteId, ['quote']);
  return refused;
}

function reopen({ db, now }: QuoteDeps, actor: Actor, quoteId: QuoteId): Promise<Refusal | undefined> {
  return db.transaction().execute((trx) => reopenIn(trx, actor, quoteId, now()));
}

/** All that follows from opening it, in a transaction that may do more. A refusal has written nothing. */
export async function reopenIn(
  trx: Transaction<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  at: number,
): Promise<Refusal | undefined> {
  const quote = await visibleQuote(trx, actor, quoteId);
  if (!quote) return refuse('not-found');
  if (!(await changeStatus(trx, quote, 'revise', at))) return refuse('wrong-status');
  const { organisationId } = actor;
  await recordEvent(trx, {
    organisationId,
    opportunityId: quote.opportunity_id,
    type: 'revision_opened',
    evidence: { quoteId },
    actorName: actor.name,
    at,
  });
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'revision_opened',
    at,
  });
  return undefined;
}
