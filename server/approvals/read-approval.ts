/** How a quote stands with its approval: the last asking, the answer to it, and whether that still holds. */
import type { Kysely, Selectable } from 'kysely';
import type { Role } from '#shared/access/permissions.ts';
import type { ApprovalId } from '#shared/ids.ts';
import type { ApprovalState, ApprovalView } from '#shared/quote/approval.ts';
import type { UserActor } from '../accounts/actor.ts';
import type { ApprovalDecisionTable, ApprovalRequestTable, QuoteTable, Schema } from '../storage/schema.ts';
import type { ApprovalSubject } from './approval-subject.ts';

export interface Approval {
  readonly request: Selectable<ApprovalRequestTable> | null;
  readonly decision: Selectable<ApprovalDecisionTable> | null;
}

const none: Approval = { request: null, decision: null };

/** What was asked and answered in the internal step under way. Outside it nothing of earlier ones counts. */
export async function readApproval(
  db: Kysely<Schema>,
  quote: Pick<Selectable<QuoteTable>, 'id' | 'organisation_id' | 'status'>,
): Promise<Approval> {
  if (quote.status !== 'pricing') return none;
  const request = await db
    .selectFrom('approval_request')
    .selectAll()
    .where('organisation_id', '=', quote.organisation_id)
    .where('quote_id', '=', quote.id)
    .orderBy('ordinal', 'desc')
    .executeTakeFirst();
  if (!request) return none;
  const decision = await db
    .selectFrom('approval_decision')
    .selectAll()
    .where('organisation_id', '=', quote.organisation_id)
    .where('request_id', '=', request.id)
    .executeTakeFirst();
  return { request, decision: decision ?? null };
}

export function approvalState(
  { request, decision }: Approval,
  { hash, reasons }: ApprovalSubject,
): ApprovalState {
  if (decision?.decision === 'declined') return 'declined';
  if (decision) return decision.hash === hash ? 'approved' : 'void';
  if (request) return 'asked';
  return reasons.length === 0 ? 'not-needed' : 'needed';
}

/**
 * The approval that lets this actor send exactly this, or `null`. It takes two: whoever approved it cannot be the
 * one who sends it, nor the one who asked.
 */
export function approvalFor(
  { request, decision }: Approval,
  { hash }: ApprovalSubject,
  { userId }: UserActor,
): ApprovalId | null {
  const holds =
    decision?.decision === 'approved' &&
    decision.hash === hash &&
    decision.decided_by !== userId &&
    decision.decided_by !== request?.requested_by;
  return holds ? decision.request_id : null;
}

/** Managers and administrators decide, never on what they asked for themselves; then any colleague may. */
export function mayDecide(
  { userId, role }: Pick<UserActor, 'userId' | 'role'>,
  requester: { readonly userId: UserActor['userId']; readonly role: Role | null },
): boolean {
  return userId !== requester.userId && (role !== 'seller' || requester.role !== 'seller');
}

export function approvalView(
  approval: Approval,
  subject: ApprovalSubject,
  actor: UserActor,
  requesterRole: Role | null,
): ApprovalView {
  const { request, decision } = approval;
  return {
    state: approvalState(approval, subject),
    hash: subject.hash,
    reasons: [...subject.reasons],
    withoutCost: [...subject.withoutCost],
    request: request && {
      id: request.id,
      byName: request.requested_by_name,
      isMine: request.requested_by === actor.userId,
      at: request.requested_at,
      note: request.note,
      costBasis: request.cost_basis,
    },
    decision: decision && {
      decision: decision.decision,
      byName: decision.decided_by_name,
      isMine: decision.decided_by === actor.userId,
      at: decision.decided_at,
      note: decision.note,
    },
    mayDecide:
      request !== null &&
      decision === null &&
      mayDecide(actor, { userId: request.requested_by, role: requesterRole }),
  };
}
