import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';

/** Somebody makes a word bold and then writes another in its place, elsewhere; both arrive one after the other. */
function copies(prepare: (doc: Y.Doc) => void) {
  const writer = new Y.Doc();
  const updates: Uint8Array[] = [];
  writer.on('update', (update: Uint8Array) => updates.push(update));
  const text = writer.get('text', Y.XmlText);
  text.insert(0, 'old');
  text.format(0, 3, { bold: {} });
  // Without the writer's own tidying, as where the parts come from different people.
  writer.transact((transaction) => {
    for (let item = text._start; item; item = item.right) {
      if (item.content instanceof Y.ContentString) item.delete(transaction);
    }
  });

  const copy = () => {
    const doc = new Y.Doc();
    doc.get('text', Y.XmlText);
    prepare(doc);
    return doc;
  };
  const live = copy();
  for (const update of updates) Y.applyUpdate(live, update);
  const loaded = copy();
  Y.applyUpdate(loaded, Y.mergeUpdates(updates));
  return { live, loaded, writer };
}

const alive = (doc: Y.Doc): string[] => {
  const found: string[] = [];
  for (let item = doc.get('text', Y.XmlText)._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentFormat) found.push(item.content.key);
  }
  return found;
};

describe('a document whose formatting is left alone', () => {
  it('holds what its writer holds, however the changes arrived', () => {
    const { live, loaded, writer } = copies(leaveFormatting);
    expect(alive(live)).toEqual(alive(writer));
    expect(alive(loaded)).toEqual(alive(writer));
  });

  it('would otherwise have lost marks that nobody deleted', () => {
    const { live, writer } = copies(() => {});
    expect(alive(live)).not.toEqual(alive(writer));
  });
});
