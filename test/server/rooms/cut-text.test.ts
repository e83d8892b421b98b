import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ownCutText } from '../../../server/rooms/cut-text.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const times = 200;
const pastedLength = 40_000;
/** What all that was pasted takes, one byte a letter. */
const pastedBytes = times * pastedLength;

/** What it is told: a sentence and a long text after it, of which the long text is deleted again, many times over. */
function pastesTakenBack(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  for (let time = 0; time < times; time += 1) {
    const end = text.length;
    const sentence = `This stays, ${time}. `;
    text.insert(end, sentence.padEnd(pastedLength, `${time} pasted `));
    text.delete(end + sentence.length, pastedLength - sentence.length);
  }
  return updates;
}

/** Bytes on the heap that applying the updates one by one has left there. */
function bytesKept(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (const update of updates) Y.applyUpdate(doc, update);
  collectGarbage();
  return process.memoryUsage().heapUsed - before;
}

describe('text that was cut', () => {
  it('keeps nothing of what it was cut out of', () => {
    const updates = pastesTakenBack();
    const doc = new Y.Doc();
    ownCutText(doc);
    expect(bytesKept(doc, updates)).toBeLessThan(pastedBytes / 4);
    expect(doc.getText('text').length).toBeLessThan(pastedLength);
  });

  it('negative control: left to itself, keeps all of it', () => {
    const updates = pastesTakenBack();
    const doc = new Y.Doc();
    expect(bytesKept(doc, updates)).toBeGreaterThan(pastedBytes / 2);
    expect(doc.getText('text').length).toBeLessThan(pastedLength);
  });

  it('reads as before, also where a letter of two units was split', () => {
    const plain = new Y.Doc();
    const own = new Y.Doc();
    ownCutText(own);
    const author = new Y.Doc();
    author.on('update', (update: Uint8Array) => {
      for (const doc of [plain, own]) Y.applyUpdate(doc, update);
    });
    const text = author.getText('text');
    text.insert(0, 'a long sentence with a 😀 in its midst');
    text.insert(24, 'x');
    text.delete(3, 18);
    expect(own.getText('text').toString()).toBe(plain.getText('text').toString());
    expect(Y.encodeStateAsUpdate(own)).toEqual(Y.encodeStateAsUpdate(plain));
  });
});
