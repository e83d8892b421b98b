/**
 * Tells senders in this process that deliveries have been written, so that they need not ask again and again. Told
 * from inside the transaction: a sender then looks through a write of its own, which takes its turn after the commit.
 * Hearing of what was rolled back, or of another database, costs one look.
 */
const listeners = new Set<() => void>();

export const outboxWritten = {
  tell(): void {
    for (const listener of listeners) listener();
  },
  /** Returns what ends the listening. */
  listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
