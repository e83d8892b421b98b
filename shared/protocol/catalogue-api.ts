/** The rows of the API about what the organisation sells. Every seller may read and change it; a buyer, nothing. */
import { z } from 'zod';
import { CatalogueItem, CatalogueValues } from '../catalogue/catalogue-item.ts';
import { CatalogueItemId } from '../ids.ts';

const item = z.strictObject({ itemId: CatalogueItemId });
const oneItem = z.strictObject({ item: CatalogueItem });

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
} as const;
