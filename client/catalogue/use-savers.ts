import { useRef, useState } from 'react';
import { type CatalogueItem, catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import { newItem } from './catalogue-search.ts';
import { ItemSaver } from './item-saver.ts';
import { useSendItem } from './use-item-saver.ts';

interface Opened {
  /** The drawer's identity: an item that is being written keeps it when it gets an id. */
  readonly key: string;
  readonly saver: ItemSaver;
}

/**
 * The saver of the open item. One with something unsaved is kept, so that coming back to its item finds what was
 * written there.
 */
export function useSavers(
  items: readonly CatalogueItem[],
  open: string | undefined,
  onAdded: (id: string) => void,
): { readonly opened: Opened | null; readonly begin: () => void } {
  const [round, setRound] = useState(0);
  const savers = useRef(new Map<string, Opened>());
  const send = useSendItem((item, isNew) => {
    if (!isNew) return;
    const written = savers.current.get(newItem);
    if (written) savers.current.set(item.id, written);
    savers.current.delete(newItem);
    onAdded(item.id);
  });
  const begin = () => {
    savers.current.delete(newItem);
    setRound(round + 1);
  };
  const previous = useRef(open);
  if (previous.current !== open) {
    const left = savers.current.get(previous.current ?? '');
    if (left?.saver.getState().saving === 'saved' && previous.current !== newItem) {
      savers.current.delete(previous.current ?? '');
    }
    previous.current = open;
  }

  if (open === undefined) return { opened: null, begin };
  const item = items.find(({ id }) => id === open) ?? null;
  if (item === null && open !== newItem && !savers.current.has(open)) return { opened: null, begin };
  let opened = savers.current.get(open);
  if (!opened) {
    const currency = items[0]?.values.currency ?? catalogueDefaults.currency;
    const saver = new ItemSaver(item, send, { ...catalogueDefaults, currency });
    opened = { key: item ? item.id : `${newItem} ${round}`, saver };
    savers.current.set(open, opened);
  }
  return { opened, begin };
}
