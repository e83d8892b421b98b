/**
 * A document in memory: its whole state as bytes, as a Yjs document, or both. Reading a quote needs the bytes
 * alone, and those on disk will do; the document, ten times larger and slow to build, is made when somebody
 * writes. Whichever is given out, it is of a garbage-collected document: what was deleted is not in it.
 */
import * as Y from 'yjs';
import { type DocumentKind, layouts } from '#shared/quote-doc/doc-layout.ts';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { ownCutText } from './cut-text.ts';
import type { StoredDocument } from './document-store.ts';
import { forgetTransactions } from './forget-transactions.ts';
import { Tripwire } from './tripwire.ts';

type Stored = Pick<StoredDocument, 'snapshot' | 'tail'>;
type Built = { readonly doc: Y.Doc; readonly tripwire: Tripwire };

export class DocumentState {
  readonly #kind: DocumentKind;
  #memory: Stored | Built;
  /** All of it as it stands; `null` when it has changed since somebody asked. */
  #whole: Uint8Array | null;

  constructor(kind: DocumentKind, stored: Stored) {
    this.#kind = kind;
    this.#memory = stored;
    // With a log after it the snapshot is not all; and the log holds what was deleted, so nobody is given that.
    this.#whole = stored.tail.length === 0 ? stored.snapshot : null;
  }

  get doc(): Y.Doc {
    return this.#build().doc;
  }

  /** Applies an update. Throws when it did more than write in `roots`: see `Tripwire`. */
  apply(update: Uint8Array, roots: ReadonlySet<string>): void {
    const { doc, tripwire } = this.#build();
    this.#whole = null;
    tripwire.watch(roots, () => Y.applyUpdate(doc, update));
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** Everything, encoded v1. */
  whole(): Uint8Array {
    this.#whole ??= Y.encodeStateAsUpdate(this.doc);
    return this.#whole;
  }

  /** What somebody lacks who holds what `stateVector` says. */
  since(stateVector: Uint8Array): Uint8Array {
    return holdsNothing(stateVector) ? this.whole() : Y.encodeStateAsUpdate(this.doc, stateVector);
  }

  #build(): Built {
    if ('snapshot' in this.#memory) this.#memory = build(this.#kind, this.#memory);
    return this.#memory;
  }
}

function build(kind: DocumentKind, { snapshot, tail }: Stored): Built {
  const doc = new Y.Doc({ gc: true });
  leaveFormatting(doc);
  ownCutText(doc);
  forgetTransactions(doc);
  doc.transact(() => {
    Y.applyUpdate(doc, snapshot);
    for (const update of tail) Y.applyUpdate(doc, update);
  });
  const tripwire = new Tripwire(doc);
  tripwire.mustBeWhole();
  // A root has its type once it has been asked for by it.
  for (const root of Object.keys(layouts[kind])) doc.getMap(root);
  return { doc, tripwire };
}

/** The state vector of an empty document: a count of 0 clients. */
export const nothingHeld = new Uint8Array([0]);

/** Whether a state vector is that of an empty document. */
export const holdsNothing = (stateVector: Uint8Array): boolean => stateVector[0] === 0;

/** The state vector of what is held according to both. */
export function heldInBoth(one: Uint8Array, other: Uint8Array): Uint8Array {
  const others = Y.decodeStateVector(other);
  const clocks = [...Y.decodeStateVector(one)].map(
    ([client, clock]) => [client, Math.min(clock, others.get(client) ?? 0)] as const,
  );
  return Y.encodeStateVector(new Map(clocks));
}

/** Whether an update brings neither structs nor deletes: what somebody answers who holds nothing we lack. */
export const bringsNothing = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;
