import type { Handlers } from '../http/handler.ts';
import { createOpportunity, type OpportunityDeps } from './create-opportunity.ts';
import { type LoseDeps, loseOpportunity } from './lose.ts';
import { listOutstanding } from './outstanding.ts';
import { reviveOpportunity } from './revive.ts';

export function opportunityHandlers(deps: OpportunityDeps) {
  return {
    createOpportunity: ({ actor, body, idempotencyKey }) =>
      createOpportunity(deps, actor, body, idempotencyKey),
    listOutstanding: ({ actor }) => listOutstanding(deps, actor),
  } satisfies Partial<Handlers>;
}

/** Ending a cycle without a deal, and beginning the next one. */
export function closingHandlers(deps: LoseDeps) {
  return {
    loseOpportunity: ({ actor, params, body }) => loseOpportunity(deps, actor, { ...params, ...body }),
    reviveOpportunity: ({ actor, params, body }) => reviveOpportunity(deps, actor, { ...params, ...body }),
  } satisfies Partial<Handlers>;
}
