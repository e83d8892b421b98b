import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bringsNothing, DocumentState, holdsNothing } from '../../../server/rooms/document-state.ts';

const nobody = Y.encodeStateVector(new Y.Doc());

/** A snapshot with a title, and the updates that put another in its place. */
function retitled() {
  const doc = new Y.Doc();
  doc.getMap('terms').set('title', 'First');
  const snapshot = Y.encodeStateAsUpdate(doc);
  const tail: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => tail.push(update));
  doc.getMap('terms').set('title', 'CANARY-4711');
  doc.getMap('terms').set('title', 'Final');
  return { doc, snapshot, tail };
}

function titleIn(update: Uint8Array): unknown {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getMap('terms').get('title');
}

const holds = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);

describe('what a newcomer is given', () => {
  it('are the very bytes on disk while nobody has written since', () => {
    const { snapshot } = retitled();
    const state = new DocumentState('shared', { snapshot, tail: [] });
    expect(state.whole()).toBe(snapshot);
    expect(state.since(nobody)).toBe(snapshot);
  });

  it('holds what the log says and nothing that was deleted by it (I-24)', () => {
    const { snapshot, tail } = retitled();
    const given = new DocumentState('shared', { snapshot, tail }).since(nobody);
    expect(titleIn(given)).toBe('Final');
    expect(holds(given, 'CANARY-4711')).toBe(false);
    // Negative control: the bytes on disk put together would tell.
    expect(holds(Y.mergeUpdates([snapshot, ...tail]), 'CANARY-4711')).toBe(true);
  });

  it('follows every change', () => {
    const { snapshot, tail } = retitled();
    const state = new DocumentState('shared', { snapshot, tail: [] });
    for (const update of tail) {
      state.apply(update, new Set(['terms']));
      expect(titleIn(state.since(nobody))).toBe(state.doc.getMap('terms').get('title'));
    }
    expect(titleIn(state.whole())).toBe('Final');
  });

  it('is only what is missing, where somebody holds a part', () => {
    const { doc, snapshot, tail } = retitled();
    const state = new DocumentState('shared', { snapshot, tail });
    expect(state.stateVector()).toEqual(Y.encodeStateVector(doc));
    const missing = state.since(Y.encodeStateVectorFromUpdate(snapshot));
    expect(missing.byteLength).toBeLessThan(state.whole().byteLength);
    const peer = new Y.Doc();
    Y.applyUpdate(peer, snapshot);
    Y.applyUpdate(peer, missing);
    expect(peer.getMap('terms').get('title')).toBe('Final');
  });
});

describe('nothing is recognised', () => {
  it('in a state vector and in an update, and only there', () => {
    const { doc, tail } = retitled();
    expect(holdsNothing(nobody)).toBe(true);
    expect(holdsNothing(Y.encodeStateVector(doc))).toBe(false);
    expect(bringsNothing(Y.encodeStateAsUpdate(new Y.Doc()))).toBe(true);
    for (const update of tail) expect(bringsNothing(update)).toBe(false);
    // An update of deletes alone begins with a 0 as well.
    expect(bringsNothing(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)))).toBe(false);
  });
});

describe('a document in memory', () => {
  it('names no transaction that has ended', () => {
    const { snapshot, tail } = retitled();
    const state = new DocumentState('shared', { snapshot, tail: [] });
    const lists: Y.Transaction[][] = [];
    const lengths: number[] = [];
    state.doc.on('afterTransactionCleanup', () => lengths.push(state.doc._transactionCleanups.length));
    state.doc.on('afterAllTransactions', (_doc: Y.Doc, ended: Y.Transaction[]) => lists.push(ended));
    for (const update of tail) state.apply(update, new Set(['terms']));
    expect(lists).toHaveLength(tail.length);
    expect(lists.flat()).toEqual([]);
    // Control: while they are being ended Yjs lists them.
    expect(lengths).toEqual(tail.map(() => 1));
  });
});
