import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';
import { Steps } from '../../../client/sync/steps.ts';
import { createUndo, redoLast, type StepwiseUndo, undoLast } from '../../../client/sync/undo.ts';

let steps: Steps;
let quote: StepwiseUndo;
let internal: StepwiseUndo;

beforeEach(() => {
  steps = new Steps();
  quote = createUndo(new Y.Doc(), steps);
  internal = createUndo(new Y.Doc(), steps);
});

const fields = (stack: StepwiseUndo) => stack.doc.getMap<string>('fields');
const write = (stack: StepwiseUndo, field: string, value: string, origin: unknown = localOrigin) => {
  stack.stopCapturing();
  stack.doc.transact(() => fields(stack).set(field, value), origin);
};
const all = () => [fields(quote).toJSON(), fields(internal).toJSON()];
const undo = () => undoLast(steps.nextOn('undo') ?? quote);
const redo = () => redoLast(steps.nextOn('redo') ?? quote);

/** A price in the quote and its cost among colleagues, as the catalogue gives them. */
const takePrice = (price: string, cost: string) =>
  steps.together(() => {
    write(quote, 'price', price);
    write(internal, 'cost', cost);
  });

describe('what one act writes into both documents', () => {
  it('is taken back from both at once, and done again in both', () => {
    takePrice('250', '100');
    takePrice('300', '120');
    expect(undo()).toBe('done');
    expect(all()).toEqual([{ price: '250' }, { cost: '100' }]);
    expect(redo()).toBe('done');
    expect(all()).toEqual([{ price: '300' }, { cost: '120' }]);
    undo();
    undo();
    expect(all()).toEqual([{}, {}]);
    expect(undo()).toBe('nothing');
  });

  it('would stay in the other document if the two were not one step', () => {
    write(quote, 'price', '250');
    write(internal, 'cost', '100');
    undo();
    expect(all()).toEqual([{ price: '250' }, {}]);
  });

  it('may be several changes of one document', () => {
    steps.together(() => {
      write(quote, 'price', '250');
      write(internal, 'cost', '100');
      write(internal, 'floor', '200');
    });
    undo();
    expect(all()).toEqual([{}, {}]);
    redo();
    expect(all()).toEqual([{ price: '250' }, { cost: '100', floor: '200' }]);
  });

  it('leaves alone what a colleague has changed since, in either', () => {
    takePrice('250', '100');
    write(internal, 'cost', '110', { provider: true });
    expect(undo()).toBe('done');
    expect(all()).toEqual([{}, { cost: '110' }]);
    takePrice('250', '100');
    write(quote, 'price', '240', { provider: true });
    write(internal, 'cost', '110', { provider: true });
    expect(undo()).toBe('overtaken');
    expect(all()).toEqual([{ price: '240' }, { cost: '110' }]);
  });
});

describe('what is done in one document alone', () => {
  it('is taken back in the order in which it was done, whichever document it was', () => {
    write(quote, 'title', 'Hosting');
    write(internal, 'cost', '100');
    write(quote, 'price', '250');
    expect([undo(), undo()]).toEqual(['done', 'done']);
    expect(all()).toEqual([{ title: 'Hosting' }, {}]);
    redo();
    expect(all()).toEqual([{ title: 'Hosting' }, { cost: '100' }]);
    redo();
    expect(all()).toEqual([{ title: 'Hosting', price: '250' }, { cost: '100' }]);
  });

  it('ends the way back to what was taken back in the other', () => {
    write(internal, 'cost', '100');
    undo();
    write(quote, 'price', '250');
    expect(redo()).toBe('nothing');
    expect(all()).toEqual([{ price: '250' }, {}]);
  });

  it('counts no longer once its document has been replaced', () => {
    write(internal, 'cost', '100');
    internal.destroy();
    expect(undo()).toBe('nothing');
  });
});
