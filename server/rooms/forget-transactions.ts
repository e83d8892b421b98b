/**
 * Yjs lists a document's transactions while they are being ended and then begins another list; the one before goes on
 * naming them. By the next edit, a moment later, the list that it is put into has been moved to where the engine looks
 * for garbage seldom, and what an object there names is kept, whether or not anybody has that object. So every edit's
 * transaction, with two state vectors, was moved there after it: half of all that a busy server had to be rid of there,
 * which it stands still for, a tenth of a second and more at a time.
 */
import type * as Y from 'yjs';

/** From now on nothing names a transaction of the document that has ended. */
export function forgetTransactions(doc: Y.Doc): void {
  doc.on('afterAllTransactions', (_doc: Y.Doc, ended: Y.Transaction[]) => {
    ended.length = 0;
  });
}
