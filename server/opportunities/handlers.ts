import type { Handlers } from '../http/handler.ts';
import { createOpportunity, type OpportunityDeps } from './create-opportunity.ts';
import { listOutstanding } from './outstanding.ts';

export function opportunityHandlers(deps: OpportunityDeps) {
  return {
    createOpportunity: ({ actor, body, idempotencyKey }) =>
      createOpportunity(deps, actor, body, idempotencyKey),
    listOutstanding: ({ actor }) => listOutstanding(deps, actor),
  } satisfies Partial<Handlers>;
}
