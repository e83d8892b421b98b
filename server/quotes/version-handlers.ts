/** The endpoints of versions beside each other, and of bringing one back. */
import type { Handlers } from '../http/handler.ts';
import { compareVersions } from './compare-versions.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { restoreVersion, undoRestoring } from './restore-version.ts';

export function versionHandlers(deps: QuoteDeps) {
  return {
    compareVersions: ({ actor, params, query }) => compareVersions(deps, actor, params.quoteId, query),
    restoreVersion: ({ actor, params }) => restoreVersion(deps, actor, params.quoteId, params.number),
    undoRestoring: ({ actor, params }) => undoRestoring(deps, actor, params.quoteId, params.restorationId),
  } satisfies Partial<Handlers>;
}
