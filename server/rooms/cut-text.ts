/**
 * Text that is cut out of a longer one. The engine does not copy what `slice` returns: it points into the long string
 * and keeps all of it in memory, for as long as the rest of a paragraph lives of which 40 000 letters were deleted.
 * A person could fill the server so, however small the document stays. Yjs slices where it splits an item; there the
 * pieces are given strings of their own.
 */
import * as Y from 'yjs';

/** Shorter ones are always copied. */
const shortestSlice = 13;

/** From now on the document keeps no text alive that is not in it. */
export function ownCutText(doc: Y.Doc): void {
  doc.on('afterTransactionCleanup', ({ _mergeStructs: rightHalves }: Y.Transaction) => {
    if (rightHalves.length === 0) return;
    const pieces = new Set<Y.ContentString>();
    for (const { id } of rightHalves) {
      const structs = doc.store.clients.get(id.client) ?? [];
      const right = Y.findIndexSS(structs, id.clock);
      for (const struct of [structs[right - 1], structs[right]]) {
        if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) pieces.add(struct.content);
      }
    }
    for (const piece of pieces) if (piece.str.length >= shortestSlice) piece.str = copyOf(piece.str);
  });
}

/** Equal, and pointing nowhere. What is parsed is always built anew, and as narrow as its letters allow. */
const copyOf = (text: string): string => JSON.parse(JSON.stringify(text));
