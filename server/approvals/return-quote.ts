/** Ending the internal step without sending: both sides design on. What was approved in it no longer counts. */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { changeStatus } from '../quotes/change-status.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { visibleQuote } from '../quotes/quote-frame.ts';
import { viewQuote } from '../quotes/quote-view.ts';
import type { Schema } from '../storage/schema.ts';
import { readApproval } from './read-approval.ts';

export async function returnQuote(
  deps: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  reason: string,
): Promise<QuoteView | Refusal> {
  const { db, rooms, now } = deps;
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  const refused = await rooms.hold(quoteId, () =>
    db.transaction().execute((trx) => giveBack(trx, actor, quoteId, reason, now())),
  );
  if (isRefusal(refused)) return refused;
  rooms.announce(quoteId, ['quote']);
  return viewQuote(deps, actor, quoteId);
}

async function giveBack(
  trx: Transaction<Schema>,
  actor: UserActor,
  quoteId: QuoteId,
  reason: string,
  now: number,
): Promise<Refusal | undefined> {
  const { organisationId, name } = actor;
  const quote = await visibleQuote(trx, actor, quoteId);
  if (!quote) return refuse('not-found');
  const { decision } = await readApproval(trx, quote);
  if (!(await changeStatus(trx, quote, 'return', now))) return refuse('wrong-status');
  await recordEvent(trx, {
    organisationId,
    opportunityId: quote.opportunity_id,
    type: 'pricing_returned',
    evidence: { quoteId, reason },
    actorName: name,
    at: now,
  });
  if (decision?.decision !== 'approved') return;
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'approval_void',
    objectHash: decision.hash,
    detail: { requestId: decision.request_id, reason },
    at: now,
  });
}
