/** The endpoints by which an acceptance outside the product is recorded and confirmed, and one is taken back. */

import type { OfflineView } from '#shared/protocol/offline-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { readKeptFile } from '../../evidence/kept-files.ts';
import type { Handlers } from '../../http/handler.ts';
import type { LoseDeps } from '../../opportunities/lose.ts';
import { readVersion } from '../../quotes/versions.ts';
import { rescindAcceptance } from '../rescinding/rescind.ts';
import { offlineView, selectOffline } from './offline-rows.ts';
import { type OfflineDeps, recordOffline } from './record-offline.ts';
import { settleOffline } from './settle-offline.ts';
import { waitingOffline } from './waiting-offline.ts';

const asOffline = (offline: OfflineView | Refusal) => (isRefusal(offline) ? offline : { offline });

export function offlineHandlers(deps: OfflineDeps & Pick<LoseDeps, 'endProposals'>) {
  const { db } = deps;
  return {
    listOffline: async ({ actor, params: { quoteId, number } }) => {
      const sent = await readVersion(deps, actor, quoteId, number);
      if (isRefusal(sent)) return sent;
      const rows = await selectOffline(db, actor.organisationId, quoteId)
        .where('offline.version_id', '=', sent.version.id)
        .execute();
      return { offline: rows.map((row) => offlineView(row, actor)) };
    },
    recordOffline: async ({ actor, params, body }) =>
      asOffline(await recordOffline(deps, actor, { ...params, ...body })),
    settleOffline: async ({ actor, params, body }) =>
      asOffline(await settleOffline(deps, actor, { ...params, ...body })),
    listWaitingOffline: async ({ actor }) => ({ waiting: await waitingOffline(deps, actor) }),
    rescindAcceptance: ({ actor, params, body }) => rescindAcceptance(deps, actor, { ...params, ...body }),
    getKeptFile: async ({ actor, params: { quoteId, fileId } }) => {
      const file = await readKeptFile(db, { organisationId: actor.organisationId, quoteId }, fileId);
      if (!file) return refuse('not-found');
      return { bytes: file.content, mediaType: file.media_type, fileName: file.name };
    },
  } satisfies Partial<Handlers>;
}
