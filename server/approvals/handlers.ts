/** The endpoints of approval: asking, answering, ending the internal step. */
import { isRefusal } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import type { ApprovalDeps } from './approval-deps.ts';
import { decideApproval } from './decide-approval.ts';
import { listApprovals } from './list-approvals.ts';
import { returnQuote } from './return-quote.ts';
import { submitQuote } from './submit-quote.ts';
import { viewApproval } from './view-approval.ts';

export function approvalHandlers(deps: ApprovalDeps) {
  return {
    submitQuote: async ({ actor, params, body }) => {
      const approval = await submitQuote(deps, actor, { ...body, quoteId: params.quoteId });
      return isRefusal(approval) ? approval : { approval };
    },
    decideApproval: async ({ actor, params, body }) => {
      const approval = await decideApproval(deps, actor, { ...body, quoteId: params.quoteId });
      return isRefusal(approval) ? approval : { approval };
    },
    returnQuote: ({ actor, params, body }) => returnQuote(deps, actor, params.quoteId, body.reason),
    getApproval: async ({ actor, params }) => {
      const approval = await viewApproval(deps, actor, params.quoteId);
      return isRefusal(approval) ? approval : { approval };
    },
    listApprovals: async ({ actor }) => ({ waiting: await listApprovals(deps, actor) }),
  } satisfies Partial<Handlers>;
}
