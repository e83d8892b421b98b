import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { leftByOthers } from '../../../client/sync/left-by-others.ts';

const first = (() => {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'one two three');
  doc.getMap('map').set('price', 10);
  return Y.encodeStateAsUpdate(doc);
})();

/** A tab that holds these, and what it stores while it is worked in. */
function tab(...held: readonly Uint8Array[]) {
  const doc = new Y.Doc();
  for (const update of held) Y.applyUpdate(doc, update);
  const stored: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => stored.push(update));
  return { doc, text: doc.getText('text'), map: doc.getMap('map'), stored };
}

/** What a document holds that is the server's, and what one tab left when another was refused. */
function kept(refused: { doc: Y.Doc }, ...stored: readonly Uint8Array[][]) {
  const { update, isTorn } = leftByOthers(stored.flat(), Y.encodeStateAsUpdate(refused.doc), first);
  const { doc, text, map } = tab(first, ...(update ? [update] : []));
  const isWaiting = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  return { text: text.toString(), map: map.toJSON(), isTorn, isNothing: update === null, isWaiting };
}

describe('what other tabs left beside one that was refused (I-19)', () => {
  it('is all that they did, and nothing of what was refused: neither what it wrote nor what it took away', () => {
    const [refused, other] = [tab(first), tab(first)];
    refused.text.delete(0, 4);
    refused.map.set('price', 5);
    other.text.delete(4, 4);
    other.text.insert(0, 'zero ');
    other.map.set('seats', 8);
    expect(kept(refused, refused.stored, other.stored)).toEqual({
      text: 'zero one three',
      map: { price: 10, seats: 8 },
      isTorn: false,
      isNothing: false,
      isWaiting: false,
    });
  });

  it('wins over what was refused of the same value, whichever would have won beside it', () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const [refused, other] = [tab(first), tab(first)];
      refused.map.set('price', 5);
      other.map.set('price', 7);
      expect(kept(refused, refused.stored, other.stored).map).toEqual({ price: 7 });
    }
  });

  it('is nothing where the refused tab had all of it in front of it', () => {
    const other = tab(first);
    other.map.set('seats', 8);
    const refused = tab(first, ...other.stored);
    refused.map.set('price', 5);
    expect(kept(refused, other.stored, refused.stored)).toMatchObject({ isNothing: true, isTorn: false });
    expect(kept(refused)).toMatchObject({ isNothing: true, isTorn: false });
  });

  it('leaves out what it took away of the refused, and is torn where it writes on in it', () => {
    const refused = tab(first);
    refused.text.insert(0, 'refused ');
    const other = tab(first, ...refused.stored);
    other.text.delete(0, 8);
    expect(kept(refused, refused.stored, other.stored)).toMatchObject({ isNothing: true });
    other.text.insert(0, 'new ');
    const another = tab(first, ...refused.stored);
    another.text.insert(4, 'new ');
    expect(kept(refused, refused.stored, another.stored)).toMatchObject({ isTorn: true, isWaiting: false });
  });

  it('is judged with the rest where the refused tab waited for what is missing', () => {
    const other = tab(first);
    other.text.insert(0, 'a');
    other.text.insert(1, 'b');
    const hole = other.stored.slice(1);
    const refused = tab(first, ...hole);
    expect(refused.doc.store.pendingStructs).not.toBeNull();
    expect(kept(refused, hole)).toMatchObject({ isNothing: true, isTorn: false });
  });
});
