/** The endpoints of the catalogue. */
import { catalogueCsv } from '#shared/catalogue/write-csv.ts';
import { CatalogueImportId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import { beginStaging, bringStaged } from '../imports/staging.ts';
import { applyImport } from './apply-import.ts';
import { addItem, type CatalogueDeps, changeItem } from './change-item.ts';
import { beginTrial, endTrial, listTrials } from './price-trials.ts';
import { readCatalogue, readHead } from './read-catalogue.ts';
import { listImports } from './read-imports.ts';
import { undoImport } from './undo-import.ts';

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
    listPriceTrials: async ({ actor }) => ({ trials: await listTrials(db, actor.organisationId) }),
    beginPriceTrial: async ({ actor, params, body }) => {
      const trial = await beginTrial(deps, actor, { ...params, ...body });
      return isRefusal(trial) ? trial : { trial };
    },
    endPriceTrial: async ({ actor, params }) => {
      const trial = await endTrial(deps, actor, params.itemId);
      return isRefusal(trial) ? trial : { trial };
    },
    listCatalogueImports: async ({ actor }) => ({ imports: await listImports(db, actor.organisationId) }),
    beginCatalogueImport: async ({ actor, body }) => ({
      importId: CatalogueImportId.parse(await beginStaging(deps, actor, { kind: 'catalogue', ...body })),
    }),
    bringCatalogueRows: async ({ actor, params, body }) => {
      const brought = await bringStaged(deps, actor, 'catalogue', { ...params, ...body });
      return isRefusal(brought) ? brought : { brought };
    },
    applyCatalogueImport: async ({ actor, params, body }) => {
      const done = await applyImport(deps, actor, { ...params, ...body });
      return isRefusal(done) ? done : { import: done };
    },
    undoCatalogueImport: async ({ actor, params }) => {
      const done = await undoImport(deps, actor, params.importId);
      return isRefusal(done) ? done : { import: done };
    },
    getCatalogueCsv: async ({ actor, query }) => {
      const items = await readCatalogue(db, actor.organisationId);
      const text = catalogueCsv(
        items.map(({ values }) => values),
        query.language,
      );
      return { bytes: new TextEncoder().encode(text), mediaType: 'text/csv', fileName: 'catalogue.csv' };
    },
  } satisfies Partial<Handlers>;
}
