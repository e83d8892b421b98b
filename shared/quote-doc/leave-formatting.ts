import type * as Y from 'yjs';

/**
 * Keeps Yjs from tidying a document up by itself. After each change from elsewhere it would delete formatting that
 * means nothing at that moment (a mark switched on and off again with no text between), on every copy by what that
 * copy has just received. Such deletes are in nobody's change: a copy that is loaded from the log does not make them,
 * or makes others, and a mark that meant nothing then may mean something once its neighbour goes. With this, copies
 * differ in nothing but what people did.
 */
export function leaveFormatting(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
}
