/** The quote endpoints: each row of the table leads to one command or reading. */
import { isRefusal } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import { listChanges } from './changes.ts';
import { confirmName } from './confirm-name.ts';
import { firstSteps } from './first-steps.ts';
import { listQuotes } from './list-quotes.ts';
import { readNews } from './news.ts';
import { viewQuote } from './quote-view.ts';
import { replayQuote } from './replay.ts';
import { reviseQuote } from './revise-quote.ts';
import { markSeen } from './seen.ts';
import { type SendingDeps, sendingHandlers } from './sending-handlers.ts';
import { versionHandlers } from './version-handlers.ts';
import { readVersion } from './versions.ts';

export function quoteHandlers(deps: SendingDeps) {
  return {
    ...sendingHandlers(deps),
    ...versionHandlers(deps),
    listQuotes: ({ actor, query }) => listQuotes(deps, actor, query),
    getFirstSteps: ({ actor }) => firstSteps(deps.db, actor),
    getQuote: ({ actor, params }) => viewQuote(deps, actor, params.quoteId),
    confirmName: ({ actor, params, body }) => confirmName(deps, actor, params.quoteId, body),
    listChanges: async ({ actor, params, query }) => {
      const changes = await listChanges(deps, actor, params.quoteId, query);
      return isRefusal(changes) ? changes : { changes };
    },
    getNews: ({ actor, params }) => readNews(deps, actor, params.quoteId),
    markSeen: ({ actor, params, body }) => markSeen(deps, actor, params.quoteId, body.seq),
    replayQuote: ({ actor, params, query }) => replayQuote(deps, actor, params.quoteId, query),
    reviseQuote: ({ actor, params }) => reviseQuote(deps, actor, params.quoteId),
    getVersion: ({ actor, params }) => readVersion(deps, actor, params.quoteId, params.number),
  } satisfies Partial<Handlers>;
}
