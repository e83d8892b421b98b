import type { Handlers } from '../http/handler.ts';
import type { PipelineDeps } from '../opportunities/pipeline-view.ts';
import { listCustomers } from './list-customers.ts';
import { viewCustomer } from './view-customer.ts';

/** Looking at who is sold to. */
export function customerHandlers(deps: PipelineDeps) {
  return {
    listCustomers: ({ actor, query }) => listCustomers(deps, actor, query),
    getCustomer: ({ actor, params }) => viewCustomer(deps, actor, params.customerId),
  } satisfies Partial<Handlers>;
}
