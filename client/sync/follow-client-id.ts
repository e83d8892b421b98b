/**
 * A document that is brought changes under its own Yjs client id takes another id from then on. What it says of its
 * presence must go with it: the stock provider looks it up under the document's id, and fails where there is none.
 */
import type { Awareness } from 'y-protocols/awareness';

export function followClientId(awareness: Awareness): void {
  const { doc } = awareness;
  doc.on('afterTransactionCleanup', () => {
    if (doc.clientID === awareness.clientID) return;
    const state = awareness.getLocalState();
    awareness.setLocalState(null);
    awareness.clientID = doc.clientID;
    awareness.setLocalState(state);
  });
}
