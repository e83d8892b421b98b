import { createStores, getAll, openDB, put, rtop, transact } from 'lib0/indexeddb';
import { leftByOthers } from './left-by-others.ts';

export interface Refilling {
  /** The document from now on, as an update. */
  readonly fresh: Uint8Array;
  /** What the copy must not hold any more, unless it is in `fresh`. */
  readonly judged: Uint8Array;
  /** Asked in that moment: values under their keys that are written with it. */
  readonly notes: () => Readonly<Record<string, string>>;
}

/**
 * Fills a copy anew, in one transaction: `fresh`, and what other tabs have stored beyond `judged`. Resolves to whether
 * that is torn, and so left out.
 */
export async function refillCopy(name: string, { fresh, judged, notes }: Refilling): Promise<boolean> {
  const db = await openDB(name, (created: IDBDatabase) =>
    createStores(created, [['updates', { autoIncrement: true }], ['custom']]),
  );
  const [updates, custom] = transact(db, ['updates', 'custom']);
  if (!updates || !custom) throw new Error('the database has lost its stores');
  const left = leftByOthers(await getAll(updates), judged, fresh);
  await Promise.all([
    rtop(updates.clear()),
    ...[fresh, left.update].map((update) => update && rtop(updates.add(update))),
    ...Object.entries(notes()).map(([key, value]) => put(custom, value, key)),
  ]);
  db.close();
  return left.isTorn;
}
