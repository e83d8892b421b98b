import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';
import { createUndo, LentUndo, redoLast, undoLast } from '../../../client/sync/undo.ts';

const editorOrigin = Symbol('editor');

let doc: Y.Doc;
let stack: Y.UndoManager;

beforeEach(() => {
  doc = new Y.Doc();
  stack = createUndo(doc);
});

const terms = () => doc.getMap('terms');
const setTitle = (title: string, origin: unknown = localOrigin) => {
  stack.stopCapturing();
  doc.transact(() => terms().set('title', title), origin);
};

describe('the undo stack of a session', () => {
  it('takes back my own actions, last first', () => {
    setTitle('first');
    setTitle('second');
    stack.undo();
    expect(terms().get('title')).toBe('first');
    stack.redo();
    expect(terms().get('title')).toBe('second');
  });

  it('has no step, and can still do again, where an editor writes nothing', () => {
    stack.addTrackedOrigin(editorOrigin);
    setTitle('first');
    setTitle('second');
    stack.undo();
    stack.stopCapturing();
    doc.transact(() => {}, editorOrigin);
    expect(stack.redo()).not.toBeNull();
    expect(terms().get('title')).toBe('second');
    doc.transact(() => {}, editorOrigin);
    stack.undo();
    expect(terms().get('title')).toBe('first');
  });

  it('never takes back what came over the network', () => {
    setTitle('theirs', { provider: true });
    expect(stack.undo()).toBeNull();
    expect(terms().get('title')).toBe('theirs');
  });

  it('has nothing to undo where somebody else changed the same since', () => {
    setTitle('mine');
    setTitle('theirs', { provider: true });
    stack.undo();
    expect(terms().get('title')).toBe('theirs');
  });

  it('leaves what I did before alone when somebody else has overtaken the last', () => {
    const setDate = (day: string) => {
      stack.stopCapturing();
      doc.transact(() => terms().set('startDate', day), localOrigin);
    };
    setDate('2026-05-04');
    setDate('2026-06-01');
    setTitle('mine');
    setTitle('theirs', { provider: true });
    expect(undoLast(stack)).toBe('overtaken');
    expect(terms().toJSON()).toEqual({ title: 'theirs', startDate: '2026-06-01' });
    expect(undoLast(stack)).toBe('done');
    expect(terms().get('startDate')).toBe('2026-05-04');
    expect(redoLast(stack)).toBe('done');
    expect(terms().get('startDate')).toBe('2026-06-01');
  });

  it('keeps a paragraph of mine in which somebody else has written', () => {
    const text = doc.getXmlFragment('goals');
    const paragraph = new Y.XmlElement('paragraph');
    doc.transact(() => text.insert(0, [paragraph]), localOrigin);
    doc.transact(() => paragraph.insert(0, [new Y.XmlText('theirs')]), { provider: true });
    stack.undo();
    expect(text.toString()).toBe('<paragraph>theirs</paragraph>');
  });

  it('takes back a paragraph with only my own text in it', () => {
    const text = doc.getXmlFragment('goals');
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph');
      text.insert(0, [paragraph]);
      paragraph.insert(0, [new Y.XmlText('mine')]);
    }, localOrigin);
    stack.undo();
    expect(text.toString()).toBe('');
  });
});

describe('the stack as lent to a text editor', () => {
  const write = (text: string) =>
    doc.transact(() => doc.getXmlFragment('goals').insert(0, [new Y.XmlText(text)]), editorOrigin);

  it('holds what is written in the text and what is done in the rows, in one order', () => {
    const lent = new LentUndo(stack, editorOrigin);
    setTitle('mine');
    stack.stopCapturing();
    write('goal');
    lent.undo();
    expect(doc.getXmlFragment('goals').toString()).toBe('');
    expect(terms().get('title')).toBe('mine');
    lent.undo();
    expect(terms().get('title')).toBeUndefined();
  });

  it('goes on when an editor goes', () => {
    new LentUndo(stack, editorOrigin).destroy();
    setTitle('mine');
    stack.undo();
    expect(terms().get('title')).toBeUndefined();
  });

  it('would end for everybody if the editor were given the stack itself', () => {
    stack.destroy();
    setTitle('mine');
    expect(stack.undo()).toBeNull();
    expect(terms().get('title')).toBe('mine');
  });

  it('forgets the listeners of an editor that is gone', () => {
    const lent = new LentUndo(stack, editorOrigin);
    let heard = 0;
    lent.on('stack-item-added', () => {
      heard += 1;
    });
    setTitle('one');
    lent.destroy();
    setTitle('two');
    expect(heard).toBe(1);
  });
});
