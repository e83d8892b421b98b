/** Looks things up in the server's document, in logarithmic time and without splitting anything. */
import * as Y from 'yjs';
import type { StructId } from './decoded-update.ts';

export type KnownStruct = Y.Item | Y.GC;

/** The clock that this client's next struct must have; 0 for a client that has written nothing. */
export function clockOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client);
}

/** The struct that holds this clock. Ask only for clocks below `clockOf`. */
export function structAt(doc: Y.Doc, { client, clock }: StructId): KnownStruct {
  const structs = structsOf(doc, client);
  const struct = structs[Y.findIndexSS(structs, clock)];
  if (struct === undefined) throw new Error(`no struct at ${client}:${clock}`);
  return struct;
}

/** All structs that overlap `[start, end)`, in order. */
export function* structsBetween(
  doc: Y.Doc,
  client: number,
  start: number,
  end: number,
): Generator<KnownStruct> {
  const structs = structsOf(doc, client);
  for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= end) return;
    yield struct;
  }
}

function structsOf(doc: Y.Doc, client: number): KnownStruct[] {
  return (doc.store.clients.get(client) ?? []) as KnownStruct[];
}

/** The last item under each key of a root, deleted or not. Asking defines no root that is not there. */
export function slotsOf(doc: Y.Doc, root: string): ReadonlyMap<string, Y.Item> {
  return doc.share.get(root)?._map ?? nothing;
}

/** What is alive under a key of a root, or of a type that an item holds. */
export function liveItem(slots: ReadonlyMap<string, Y.Item>, key: string): Y.Item | undefined {
  const item = slots.get(key);
  return item?.deleted ? undefined : item;
}

/** What the document holds under a root, an entry and, where there is one, a field of it. */
export function liveAt(doc: Y.Doc, root: string, ...keys: readonly string[]): Y.Item | undefined {
  let slots: ReadonlyMap<string, Y.Item> = slotsOf(doc, root);
  let item: Y.Item | undefined;
  for (const key of keys) {
    item = liveItem(slots, key);
    slots = item?.content instanceof Y.ContentType ? item.content.type._map : nothing;
  }
  return item;
}

const nothing: ReadonlyMap<string, Y.Item> = new Map();
