import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { type Call, call } from '../api/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { query } from '../api/queries.ts';
import { ItemMoved, type ItemSaver, type ItemState, type SendItem } from './item-saver.ts';

const moved = z.object({ item: CatalogueItem });

/** How an item reaches the server, by that call. */
export function sendItemBy(ask: Call): SendItem {
  return async (saved, values) => {
    try {
      const { item } = saved
        ? await ask('changeCatalogueItem', {
            params: { itemId: saved.id },
            body: { revision: saved.revision, values },
          })
        : await ask('addCatalogueItem', { body: { values } });
      return item;
    } catch (error) {
      const details = error instanceof ApiProblem && error.code === 'catalogue-changed' && error.details;
      const now = moved.safeParse(details);
      throw now.success ? new ItemMoved(now.data.item) : error;
    }
  };
}

/** As `sendItemBy`, and the list that stands beside the drawer shows at once what was saved. */
export function useSendItem(onSaved: (item: CatalogueItem, isNew: boolean) => void): SendItem {
  const client = useQueryClient();
  const send = sendItemBy(call);
  return async (saved, values) => {
    const item = await send(saved, values);
    const { queryKey } = query('listCatalogue', {});
    client.setQueryData<EndpointAnswer<'listCatalogue'>>(queryKey, (list) => list && withItem(list, item));
    await client.invalidateQueries({ queryKey, refetchType: 'none' });
    onSaved(item, saved === null);
    return item;
  };
}

function withItem(
  list: EndpointAnswer<'listCatalogue'>,
  item: CatalogueItem,
): EndpointAnswer<'listCatalogue'> {
  const isThere = list.items.some(({ id }) => id === item.id);
  const items = isThere
    ? list.items.map((other) => (other.id === item.id ? item : other))
    : [...list.items, item];
  return { ...list, items };
}

export const useItemState = (saver: ItemSaver): ItemState =>
  useSyncExternalStore(saver.subscribe, saver.getState);
