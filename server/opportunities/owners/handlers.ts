import type { Handlers } from '../../http/handler.ts';
import { readColleagues } from './colleagues.ts';
import { type HandoverDeps, handOver } from './hand-over.ts';
import { newHandovers, noteHandovers } from './handover-views.ts';

/** Who owns deals, and handing them over. */
export function ownerHandlers(deps: HandoverDeps) {
  const { db, now } = deps;
  return {
    listColleagues: async ({ actor }) => ({
      colleagues: (await readColleagues(deps, actor)).map(({ userId, name }) => ({ userId, name })),
    }),
    handOver: ({ actor, body }) => handOver(deps, actor, body),
    listHandovers: async ({ actor }) => ({ handovers: await newHandovers(db, actor) }),
    noteHandovers: ({ actor, body }) =>
      db.transaction().execute(async (trx) => {
        await noteHandovers(trx, actor, body.opportunityIds, now());
        return {};
      }),
  } satisfies Partial<Handlers>;
}
