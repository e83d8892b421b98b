import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { createStores, get, openDB, transact } from 'lib0/indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CopyNotes } from '../../../client/sync/copy-notes.ts';

let db: IDBDatabase;
const page = new EventTarget();

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  db = await openDB('a copy', (made: IDBDatabase) => createStores(made, [['custom']]));
});
afterEach(() => {
  db.close();
  vi.unstubAllGlobals();
});

const written = (key: string): Promise<unknown> => {
  const [custom] = transact(db, ['custom'], 'readonly');
  if (!custom) throw new Error('it was made');
  return get(custom, key);
};

it('writes what was noted while the last note was being written, also when the page goes just then', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  const notes = new CopyNotes(
    () => db,
    () => {},
  );
  notes.write('first', '1');
  notes.flush();
  notes.write('second', '2');
  expect(put).toHaveBeenCalledTimes(1);
  page.dispatchEvent(new Event('pagehide'));
  // It is handed to the disk in the same moment: nothing of the page runs after it.
  expect(put).toHaveBeenCalledTimes(2);
  expect([await written('first'), await written('second')]).toEqual(['1', '2']);
});

it('says so where the disk takes every note, and then has no room for all of them', async () => {
  const { commit } = IDBTransaction.prototype;
  vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (this: IDBTransaction) {
    this.abort();
  });
  const failed = vi.fn();
  const notes = new CopyNotes(() => db, failed);
  notes.write('first', '1');
  notes.flush();
  await expect.poll(() => failed.mock.calls.length).toBe(1);
  vi.mocked(IDBTransaction.prototype.commit).mockImplementation(commit);
  expect(await written('first')).toBeUndefined();
});
