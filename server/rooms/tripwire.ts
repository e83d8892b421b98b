import type * as Y from 'yjs';

/** A type, as far as where it lives is concerned. */
type Placed = Pick<Y.AbstractType<unknown>, '_item'>;

/**
 * The second opinion on every update: after it is in memory, nothing may wait to be integrated and nothing may
 * have changed outside the roots the guard said it writes. What is seen here is the guard's mistake, so it is
 * thrown: the room forgets its memory before any of it reaches the disk or anybody else.
 */
export class Tripwire {
  readonly #doc: Y.Doc;
  readonly #touched = new Set<string>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    doc.on('afterTransaction', ({ changed }) => {
      for (const type of changed.keys()) this.#touched.add(this.#rootOf(type));
    });
  }

  /** Runs `apply` and throws when it did more than write in `roots`. */
  watch(roots: ReadonlySet<string>, apply: () => void): void {
    this.#touched.clear();
    apply();
    this.mustBeWhole();
    for (const root of this.#touched) {
      if (!roots.has(root)) throw new Error(`An update that was judged for others changed the root ${root}`);
    }
  }

  /** Throws when Yjs has set something aside because what it builds on is missing. */
  mustBeWhole(): void {
    if (this.#doc.store.pendingStructs || this.#doc.store.pendingDs) {
      throw new Error('An update left something pending in the document');
    }
  }

  #rootOf(type: Placed): string {
    let top = type;
    // In a document that is whole every parent has been resolved to its type.
    while (top._item) top = top._item.parent as Placed;
    for (const [name, root] of this.#doc.share) if (root === top) return name;
    return 'unknown';
  }
}
