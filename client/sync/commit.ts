/**
 * Ends a transaction once all has been asked of it. A browser drops one that nobody has ended when the page goes, and
 * what was typed last with it. Rejects where the disk did not take it: whether there is room may be known at the end
 * only.
 */
export function commit(transaction: IDBTransaction): Promise<void> {
  const isWritten = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  transaction.commit();
  return isWritten;
}
