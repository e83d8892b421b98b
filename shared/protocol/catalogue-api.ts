/** The rows of the API about what the organisation sells. Every seller may read and change it; a buyer, nothing. */
import { z } from 'zod';
import { CatalogueItem, CatalogueValues } from '../catalogue/catalogue-item.ts';
import { CatalogueRow, largestImport } from '../catalogue/catalogue-row.ts';
import { PriceTrial, TrialBand } from '../catalogue/price-trial.ts';
import { CatalogueImportId, CatalogueItemId } from '../ids.ts';
import { Instant } from '../time.ts';
import { fileBody, portionAnswer, portionBody } from './import-api.ts';

const item = z.strictObject({ itemId: CatalogueItemId });
const oneItem = z.strictObject({ item: CatalogueItem });

/** A file that was read in. */
export const CatalogueImportView = z.strictObject({
  id: CatalogueImportId,
  fileName: z.string(),
  by: z.string(),
  appliedAt: Instant,
  added: z.int(),
  changed: z.int(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
});
export type CatalogueImportView = z.infer<typeof CatalogueImportView>;

/** How an item does in quotes. None of it tells whose quotes they are. */
export const CatalogueUse = z.strictObject({
  itemId: CatalogueItemId,
  /** Offers in which a customer could choose it, and how many of them had it in the end. */
  offered: z.int().min(0),
  kept: z.int().min(0),
  /** Quotes that are neither accepted nor closed in which it stands. */
  openQuotes: z.int().min(0),
});
export type CatalogueUse = z.infer<typeof CatalogueUse>;

const anImport = z.strictObject({ importId: CatalogueImportId });
const oneImport = z.strictObject({ import: CatalogueImportView });

export const catalogueApi = {
  listCatalogue: {
    method: 'GET',
    path: '/api/catalogue',
    audience: 'user',
    summary: 'What the organisation sells, with private costs; archived items too',
    answer: z.strictObject({
      items: z.array(CatalogueItem),
      /** Counts every change of the catalogue: it is another one as soon as anything in it is. */
      head: z.int(),
    }),
  },
  catalogueUse: {
    method: 'GET',
    path: '/api/catalogue-use',
    audience: 'user',
    summary: 'How often customers kept what is in the catalogue, and in how many open quotes it stands',
    answer: z.strictObject({ items: z.array(CatalogueUse) }),
  },
  addCatalogueItem: {
    method: 'POST',
    path: '/api/catalogue',
    audience: 'user',
    summary: 'Put a component into the catalogue',
    body: z.strictObject({ values: CatalogueValues }),
    answer: oneItem,
  },
  changeCatalogueItem: {
    method: 'POST',
    path: '/api/catalogue/:itemId',
    audience: 'user',
    summary:
      'Change an item, or archive it. `revision` is the one that was changed; where it is not the last, the refusal carries the item as it stands',
    params: item,
    body: z.strictObject({ revision: z.int().min(1), values: CatalogueValues }),
    answer: oneItem,
  },
  listPriceTrials: {
    method: 'GET',
    path: '/api/price-trials',
    audience: 'user',
    summary:
      'The list prices that are drawn by lot, a week at a time for everybody, and those that were; newest first',
    answer: z.strictObject({ trials: z.array(PriceTrial) }),
  },
  beginPriceTrial: {
    method: 'POST',
    path: '/api/catalogue/:itemId/price-trial',
    audience: 'manager',
    summary:
      'Have the list price of an item drawn by lot within a band, each week anew and for everybody alike',
    params: item,
    body: TrialBand,
    answer: z.strictObject({ trial: PriceTrial }),
  },
  endPriceTrial: {
    method: 'POST',
    path: '/api/catalogue/:itemId/price-trial/end',
    audience: 'manager',
    summary: 'Draw it no longer; the list price is again what it was',
    params: item,
    body: z.strictObject({}),
    answer: z.strictObject({ trial: PriceTrial }),
  },
  listCatalogueImports: {
    method: 'GET',
    path: '/api/catalogue-imports',
    audience: 'user',
    summary: 'The files that were last read into the catalogue, newest first',
    answer: z.strictObject({ imports: z.array(CatalogueImportView) }),
  },
  beginCatalogueImport: {
    method: 'POST',
    path: '/api/catalogue-imports',
    audience: 'user',
    summary: 'Begin to bring the rows of a file. Nothing of it is in the catalogue before it is carried out',
    body: fileBody(largestImport),
    answer: anImport,
  },
  bringCatalogueRows: {
    method: 'POST',
    path: '/api/catalogue-imports/:importId/rows',
    audience: 'user',
    summary: 'Bring some of the rows, from that place in the file on. Bringing a row again replaces it',
    params: anImport,
    body: portionBody(CatalogueRow, largestImport),
    answer: portionAnswer,
  },
  applyCatalogueImport: {
    method: 'POST',
    path: '/api/catalogue-imports/:importId/apply',
    audience: 'user',
    summary:
      'Read all rows in, at once or not at all. `head` is where the catalogue stood when the person was told what it would do',
    params: anImport,
    body: z.strictObject({ head: z.int().min(0) }),
    answer: oneImport,
  },
  undoCatalogueImport: {
    method: 'POST',
    path: '/api/catalogue-imports/:importId/undo',
    audience: 'user',
    summary: 'Take all of it back. Refused where something of it was changed since',
    params: anImport,
    body: z.strictObject({}),
    answer: oneImport,
  },
  getCatalogueCsv: {
    method: 'GET',
    path: '/api/catalogue.csv',
    audience: 'user',
    summary: 'The whole catalogue, with private costs, as a file that can be read in again',
    query: z.object({ language: z.enum(['en', 'sv']).default('en') }),
    mediaType: 'text/csv',
  },
} as const;
