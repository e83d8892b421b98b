/**
 * How full a document is, kept up to date as it changes, so that asking costs nothing. Counted once when a
 * document is first judged, and from then on by what each transaction adds and removes.
 */
import * as Y from 'yjs';
import { liveAt, liveItem, slotsOf, structsBetween } from './known-structs.ts';

const known = new WeakMap<Y.Doc, DocumentSize>();

export function sizeOf(doc: Y.Doc): DocumentSize {
  const size = known.get(doc) ?? new DocumentSize(doc);
  known.set(doc, size);
  return size;
}

class DocumentSize {
  /** Live entries by root. */
  readonly #entries = new Map<string, Set<string>>();
  /** Length of each rich text, in Yjs length units, with that of the marks on it. */
  readonly #texts = new Map<Y.XmlFragment, number>();
  readonly #doc: Y.Doc;
  /** All structs, tombstones and garbage included. Splits and merges since the last count are left out. */
  #structs: number;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#structs = countStructs(doc);
    for (const [name, root] of doc.share) {
      const live = [...root._map].filter(([, item]) => !item.deleted);
      this.#entries.set(name, new Set(live.map(([key]) => key)));
      for (const [, item] of live) {
        const fragment = fragmentIn(item);
        if (fragment !== null) this.#texts.set(fragment, lengthOf(fragment));
      }
    }
    // Before the collector runs: deleted items still know their length and their place.
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.#follow(transaction));
  }

  /** How many client ids have ever written in it. */
  get clients(): number {
    return this.#doc.store.clients.size;
  }

  /** Whether `more` structs would make it more than `most`. Counted anew where it comes close. */
  isFullWith(more: number, most: number): boolean {
    if (this.#structs + more <= most) return false;
    this.#structs = countStructs(this.#doc);
    return this.#structs + more > most;
  }

  entries(root: string): number {
    return this.#entries.get(root)?.size ?? 0;
  }

  /** How often a key was ever used in the root, deleted ones included: they cost memory for ever. */
  keysEver(root: string): number {
    return slotsOf(this.#doc, root).size;
  }

  textLength(root: string, id: string): number {
    const item = liveAt(this.#doc, root, id);
    const fragment = item === undefined ? null : fragmentIn(item);
    return fragment === null ? 0 : (this.#texts.get(fragment) ?? 0);
  }

  #follow(transaction: Y.Transaction): void {
    for (const [name, root] of this.#doc.share) {
      const live = this.#entries.get(name) ?? new Set();
      for (const key of transaction.changed.get(root) ?? []) {
        if (key === null) continue;
        if (liveItem(root._map, key) === undefined) live.delete(key);
        else live.add(key);
      }
      this.#entries.set(name, live);
    }
    for (const [client, after] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0;
      if (after > before) this.#add(client, before, after, 1, transaction);
    }
    for (const [client, ranges] of transaction.deleteSet.clients) {
      const before = transaction.beforeState.get(client) ?? 0;
      for (const { clock, len } of ranges) {
        if (clock < before) this.#add(client, clock, Math.min(clock + len, before), -1, transaction);
      }
    }
  }

  #add(client: number, start: number, end: number, sign: 1 | -1, { doc }: Y.Transaction): void {
    for (const struct of structsBetween(doc, client, start, end)) {
      if (sign > 0) this.#structs += 1;
      if (!(struct instanceof Y.Item) || struct.parentSub !== null) continue;
      if (sign > 0 && struct.deleted) continue;
      const length = lengthIn(struct);
      const fragment = length > 0 ? fragmentAround(struct) : null;
      if (fragment === null) continue;
      this.#texts.set(fragment, (this.#texts.get(fragment) ?? 0) + sign * length);
    }
  }
}

function countStructs({ store }: Y.Doc): number {
  let count = 0;
  for (const structs of store.clients.values()) count += structs.length;
  return count;
}

function fragmentIn(item: Y.Item): Y.XmlFragment | null {
  const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
  return !item.deleted && type instanceof Y.XmlFragment ? type : null;
}

/** The rich text that the item is somewhere inside of. */
function fragmentAround(item: Y.Item): Y.XmlFragment | null {
  let holder: Y.Item | null = item;
  let outermost: unknown = null;
  while (holder !== null) {
    const type = holder.parent as Y.AbstractType<unknown>;
    if (type._item !== null) outermost = type;
    holder = type._item;
  }
  return outermost instanceof Y.XmlFragment ? outermost : null;
}

/**
 * How long a mark is that text bears from there on, a link's address above all: it says nothing and may stand on no text
 * at all, and takes as much room as what is said. 0 for the end of one.
 */
export function markLength(value: unknown): number {
  return value === null ? 0 : (JSON.stringify(value)?.length ?? 0);
}

function lengthIn(item: Y.Item): number {
  if (item.content instanceof Y.ContentFormat) return markLength(item.content.value);
  return item.countable ? item.length : 0;
}

function lengthOf(type: Pick<Y.AbstractType<unknown>, '_start'>): number {
  let length = 0;
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    length += lengthIn(item);
    if (item.content instanceof Y.ContentType) length += lengthOf(item.content.type);
  }
  return length;
}
