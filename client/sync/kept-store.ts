/**
 * The store of one document on this device: y-indexeddb, but one that says when something could not be written. Its
 * own way is to drop the promise, so a full disk would leave a hole that nobody knows of.
 */
import { getAll, rtop, transact } from 'lib0/indexeddb';
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE } from 'y-indexeddb';
import { type Doc, mergeUpdates } from 'yjs';
import { commit } from './commit.ts';

export interface StoreListener {
  /** The disk did not take it: there is no room, or the browser forbids it. */
  failed(): void;
  /** Somebody deletes it: the person signed out in another tab. */
  deleted(): void;
}

/** Long enough to gather what is typed in a row before it is written as one. */
const trimAfterMs = 1_000;

/** A device whose storage does not answer is one that keeps nothing. */
const patienceMs = 3_000;

export interface Opened {
  readonly store: IndexeddbPersistence;
  /** It held something that the document did not. */
  readonly isMore: boolean;
}

/** `null` when it could not be opened in time; the document then stays as it is. */
export async function openStore(name: string, doc: Doc, listener: StoreListener): Promise<Opened | null> {
  const store = new IndexeddbPersistence(name, doc);
  let isMore = false;
  const look = (_update: Uint8Array, origin: unknown): void => {
    isMore ||= origin === store;
  };
  doc.on('update', look);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null);
  });
  const opened = await Promise.race([store.whenSynced, tooLate]);
  clearTimeout(timer);
  doc.off('update', look);
  const { db } = store;
  if (opened === null || db === null) {
    store.destroy().catch(() => {});
    return null;
  }
  // The store itself would go on and throw.
  db.onversionchange = () => {
    store.db = null;
    db.close();
    listener.deleted();
  };
  // It closes its database with the document, and would still be asked to write.
  doc.on('destroy', () => {
    store.db = null;
  });
  writeWithCare(store, listener);
  return { store, isMore };
}

function writeWithCare(store: IndexeddbPersistence, { failed }: StoreListener): void {
  const { doc } = store;
  doc.off('update', store._storeUpdate);
  store._storeUpdate = (update: Uint8Array, origin: unknown) => {
    if (store.db === null || origin === store) return;
    try {
      const [updates] = transact(store.db, ['updates']);
      updates?.add(update);
      if (updates) commit(updates.transaction).catch(failed);
    } catch {
      failed();
    }
    store._dbsize += 1;
    if (store._dbsize < PREFERRED_TRIM_SIZE) return;
    clearTimeout(store._storeTimeoutId);
    store._storeTimeoutId = setTimeout(() => void trim(store).catch(failed), trimAfterMs);
  };
  doc.on('update', store._storeUpdate);
}

/**
 * Makes one of many updates. The store's own way is to take into the document what other tabs have stored, which would
 * then be shown as saved before anybody has sent it.
 */
async function trim(store: IndexeddbPersistence): Promise<void> {
  const [updates] = store.db ? transact(store.db, ['updates']) : [];
  if (!updates) return;
  const stored = await getAll(updates);
  await Promise.all([rtop(updates.clear()), rtop(updates.add(mergeUpdates(stored)))]);
  store._dbsize = 1;
}
