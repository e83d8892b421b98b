/** Approving or declining, by somebody other than who asked, and of nothing but what they were shown. */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ApprovalDecision, ApprovalView } from '#shared/quote/approval.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { readFrame, visibleQuote } from '../quotes/quote-frame.ts';
import type { HeldQuote, InternalReading } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { readApproval } from './read-approval.ts';
import { viewApproval } from './view-approval.ts';
import { costsStand, weighApproval } from './weigh-approval.ts';

export interface Deciding {
  readonly quoteId: QuoteId;
  readonly decision: ApprovalDecision;
  /** Of what was shown: an approval holds for nothing else. */
  readonly hash: ContentHash;
  readonly note: string;
}

/**
 * Refused with `content-changed` when something else stands by now, with `not-allowed` to whoever asked, or may not
 * decide, and with `wrong-status` where nothing is asked or it is answered.
 */
export async function decideApproval(
  deps: ApprovalDeps,
  actor: UserActor,
  deciding: Deciding,
): Promise<ApprovalView | Refusal> {
  const { db, rooms, now, people } = deps;
  const { quoteId } = deciding;
  const quote = await visibleQuote(db, actor, quoteId);
  if (!quote) return refuse('not-found');
  const { request } = await readApproval(db, quote);
  const asker = request ? await people([request.requested_by]) : [];
  const refused = await rooms.hold(quoteId, async (held) => {
    const internal = await rooms.readInternal(quoteId);
    return db
      .transaction()
      .execute((trx) => decide(trx, actor, deciding, { held, internal, asker, now: now() }));
  });
  if (isRefusal(refused)) return refused;
  rooms.announce(quoteId, ['quote']);
  return viewApproval(deps, actor, quoteId);
}

interface Stand {
  readonly held: HeldQuote;
  readonly internal: InternalReading;
  readonly asker: Awaited<ReturnType<ApprovalDeps['people']>>;
  readonly now: number;
}

async function decide(
  trx: Transaction<Schema>,
  actor: UserActor,
  { quoteId, decision, hash, note }: Deciding,
  { held, internal, asker, now }: Stand,
): Promise<Refusal | undefined> {
  const { organisationId, userId, name } = actor;
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { subject, approval, view } = await weighApproval(trx, actor, frame, held.content, internal, now);
  const { request } = approval;
  if (!request || approval.decision) return refuse('wrong-status');
  if (!view.mayDecide) return refuse('not-allowed', { detail: 'Somebody else must decide on this.' });
  if (subject.hash !== hash || !(await costsStand(trx, quoteId, internal))) {
    return refuse('content-changed', { detail: 'Look at what stands now, and decide on that.' });
  }
  await trx
    .insertInto('approval_decision')
    .values({
      request_id: request.id,
      organisation_id: organisationId,
      quote_id: quoteId,
      decision,
      hash,
      note,
      decided_by: userId,
      decided_by_name: name,
      decided_at: now,
    })
    .execute();
  await recordAudit(trx, {
    organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'approval_decided',
    objectHash: hash,
    detail: { requestId: request.id, decision, note, reasons: subject.reasons },
    at: now,
  });
  const recipients = asker
    .filter((person) => person.userId === request.requested_by)
    .map((person) => ({ participantId: null, name: person.name, email: person.email }));
  const payload = {
    decision: decision === 'approved' ? 'approved' : 'rejected',
    byName: name,
    message: note,
    recipients,
  } as const;
  await enqueue(trx, { organisationId, quoteId, topic: 'approval_decided', payload }, now);
}
