/**
 * What other tabs have stored in a copy beyond what one of them had in front of it. Updates are told apart by what they
 * contain of which Yjs client, so nobody has to remember what was whose.
 */
import * as Y from 'yjs';

type Deletions = ReturnType<typeof Y.createDeleteSet>;

export interface Left {
  /** An update for a document that holds `fresh`; `null` where nothing is left, or it is torn. */
  readonly update: Uint8Array | null;
  /** What is left builds on what was judged and is not in `fresh`: without that it would wait forever. */
  readonly isTorn: boolean;
}

/** Of the stored updates what `judged` does not hold, as far as it means anything to a document that holds `fresh`. */
export function leftByOthers(stored: readonly Uint8Array[], judged: Uint8Array, fresh: Uint8Array): Left {
  const left = beyond(Y.mergeUpdates([...stored, fresh]), Y.mergeUpdates([judged, fresh]), fresh);
  if (isNothing(left)) return { update: null, isTorn: false };
  const isTorn = !resolves(fresh, left);
  return { update: isTorn ? null : left, isTorn };
}

/** Takes out of a document what waits in it for something that is missing. `false`: nothing does. */
export function forgetWaiting({ store }: Y.Doc): boolean {
  if (store.pendingStructs === null && store.pendingDs === null) return false;
  store.pendingStructs = null;
  store.pendingDs = null;
  return true;
}

function beyond(update: Uint8Array, known: Uint8Array, fresh: Uint8Array): Uint8Array {
  // Other than a state vector's, these ends lie behind what waits for something that is missing: it was judged too.
  const structs = Y.diffUpdate(update, Y.encodeStateVector(Y.parseUpdateMeta(known).to));
  const ends = [fresh, structs].map((held) => Y.parseUpdateMeta(held).to);
  const isHeld = (client: number, clock: number) => ends.some((end) => clock < (end.get(client) ?? 0));
  const before = Y.decodeUpdate(known).ds;
  const deletions = Y.createDeleteSet();
  for (const [client, ranges] of Y.decodeUpdate(update).ds.clients) {
    const added = ranges
      .flatMap(({ clock, len }) => Array.from({ length: len }, (_, nth) => clock + nth))
      .filter((clock) => isHeld(client, clock) && !Y.isDeleted(before, Y.createID(client, clock)));
    if (added.length > 0)
      deletions.clients.set(
        client,
        added.map((clock) => ({ clock, len: 1 })),
      );
  }
  return withDeletions(structs, Y.mergeDeleteSets([deletions]));
}

/** An update ends with what it deletes, written as a snapshot begins. */
function withDeletions(update: Uint8Array, deletions: Deletions): Uint8Array {
  const inserted = update.subarray(0, update.length - written(Y.decodeUpdate(update).ds).length);
  return Uint8Array.from([...inserted, ...written(deletions)]);
}

/** Without the state vector that a snapshot ends with: one byte where it is empty. */
const written = (deletions: Deletions): Uint8Array =>
  Y.encodeSnapshot(Y.createSnapshot(deletions, new Map())).subarray(0, -1);

function isNothing(update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  return structs.length === 0 && ds.clients.size === 0;
}

function resolves(...updates: readonly Uint8Array[]): boolean {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const isWhole = !forgetWaiting(doc);
  doc.destroy();
  return isWhole;
}
