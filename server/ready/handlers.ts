/** The endpoints of ready marks. */
import { refuse } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { basisHash } from './basis-hash.ts';
import { markReady } from './mark-ready.ts';
import { readyView } from './ready-marks.ts';

export function readyHandlers(deps: QuoteDeps) {
  return {
    getReady: async ({ actor, params: { quoteId } }) => {
      const frame = await readFrame(deps.db, actor, quoteId);
      if (!frame) return refuse('not-found');
      const { content } = await deps.rooms.read(quoteId);
      return readyView(deps.db, frame, basisHash(content));
    },
    markReady: ({ actor, params, body }) => markReady(deps, actor, { ...params, ...body }),
  } satisfies Partial<Handlers>;
}
