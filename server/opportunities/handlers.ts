import { isRefusal } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import { beginStaging, bringStaged } from '../imports/staging.ts';
import { readCompetitors } from './competitors.ts';
import { createOpportunity, type OpportunityDeps } from './create-opportunity.ts';
import { viewDeal } from './deal-view.ts';
import {
  applyOpportunityImport,
  importOpportunities,
  listOpportunityImports,
} from './import-opportunities.ts';
import { type LoseDeps, loseOpportunity } from './lose.ts';
import { myTasks } from './my-tasks.ts';
import { listOpenContacts } from './open-contacts.ts';
import { listOutstanding } from './outstanding.ts';
import { listDeals, type PipelineDeps, viewPipeline } from './pipeline-view.ts';
import { redateOpportunity } from './redate.ts';
import { reviveOpportunity } from './revive.ts';
import { attachSignal } from './signals.ts';
import { closeTask, postponeTask } from './tasks.ts';
import { undoOpportunityImport } from './undo-import.ts';
import { addWaiting, convertWaiting, dropWaiting, editWaiting, listWaiting } from './waiting-list.ts';

/** Following the deals, and what time asks of them. */
export function pipelineHandlers(deps: PipelineDeps) {
  return {
    getPipeline: ({ actor, query }) => viewPipeline(deps, actor, query),
    listDeals: ({ actor, query }) => listDeals(deps, actor, query),
    getDeal: ({ actor, params }) => viewDeal(deps, actor, params.opportunityId),
    listCompetitors: async ({ actor }) => ({
      competitors: await readCompetitors(deps.db, actor.organisationId),
    }),
    redateOpportunity: ({ actor, params, body }) => redateOpportunity(deps, actor, { ...params, ...body }),
    listTasks: ({ actor, query }) => myTasks(deps, actor, query),
    postponeTask: ({ actor, params, body }) => postponeTask(deps, actor, { ...params, ...body }),
    closeTask: ({ actor, params }) => closeTask(deps, actor, params.taskId),
    attachSignal: ({ actor, params, body }) => attachSignal(deps, actor, { ...params, ...body }),
  } satisfies Partial<Handlers>;
}

export function opportunityHandlers(deps: OpportunityDeps) {
  return {
    createOpportunity: ({ actor, body, idempotencyKey }) =>
      createOpportunity(deps, actor, body, idempotencyKey),
    listWaiting: ({ actor }) => listWaiting(deps, actor),
    addWaiting: ({ actor, body }) => addWaiting(deps, actor, body),
    editWaiting: ({ actor, params, body }) => editWaiting(deps, actor, { ...params, ...body }),
    convertWaiting: ({ actor, params, body }) => convertWaiting(deps, actor, { ...params, gate: body }),
    dropWaiting: ({ actor, params }) => dropWaiting(deps, actor, params.waitingId),
    importOpportunities: ({ actor, body }) => importOpportunities(deps, actor, body),
    listOpportunityImports: ({ actor }) => listOpportunityImports(deps, actor),
    listOpenContacts: ({ actor }) => listOpenContacts(deps, actor),
    beginOpportunityImport: async ({ actor, body }) => ({
      importId: await beginStaging(deps, actor, { kind: 'opportunities', ...body }),
    }),
    bringOpportunityRows: async ({ actor, params, body }) => {
      const brought = await bringStaged(deps, actor, 'opportunities', { ...params, ...body });
      return isRefusal(brought) ? brought : { brought };
    },
    applyOpportunityImport: ({ actor, params, body }) =>
      applyOpportunityImport(deps, actor, { ...params, ...body }),
    listOutstanding: ({ actor, query }) => listOutstanding(deps, actor, query),
  } satisfies Partial<Handlers>;
}

/** Ending a cycle without a deal, and beginning the next one. */
export function closingHandlers(deps: LoseDeps) {
  return {
    undoOpportunityImport: ({ actor, params }) => undoOpportunityImport(deps, actor, params.importId),
    loseOpportunity: ({ actor, params, body }) => loseOpportunity(deps, actor, { ...params, ...body }),
    reviveOpportunity: ({ actor, params, body }) => reviveOpportunity(deps, actor, { ...params, ...body }),
  } satisfies Partial<Handlers>;
}
