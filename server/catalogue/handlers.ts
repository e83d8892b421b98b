/** The endpoints of the catalogue. */
import { isRefusal } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import { addItem, type CatalogueDeps, changeItem } from './change-item.ts';
import { readCatalogue, readHead } from './read-catalogue.ts';

export function catalogueHandlers(deps: CatalogueDeps) {
  const { db } = deps;
  return {
    listCatalogue: async ({ actor: { organisationId } }) => ({
      // The head first: what changes in between is then seen as changed, and never as seen.
      head: await readHead(db, organisationId),
      items: await readCatalogue(db, organisationId),
    }),
    addCatalogueItem: async ({ actor, body }) => {
      const item = await addItem(deps, actor, body.values);
      return isRefusal(item) ? item : { item };
    },
    changeCatalogueItem: async ({ actor, params, body }) => {
      const item = await changeItem(deps, actor, { ...params, ...body });
      return isRefusal(item) ? item : { item };
    },
  } satisfies Partial<Handlers>;
}
