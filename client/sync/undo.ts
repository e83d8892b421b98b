/**
 * One undo stack for everything a person does in a quote: rows, choices and text, in the order they did it, and
 * their own actions only.
 */
import * as Y from 'yjs';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';

export function createUndo(doc: Y.Doc): Y.UndoManager {
  return new StepwiseUndo(doc, {
    trackedOrigins: new Set([localOrigin]),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    deleteFilter: (item) => !holdsText(item),
  });
}

/**
 * Goes one step at a time. Yjs passes over a step that others have overtaken and takes back the one before it, which
 * may lie out of sight and move money; here such a step gives `null`, and the one before it waits to be asked for.
 */
class StepwiseUndo extends Y.UndoManager {
  override undo(): ReturnType<Y.UndoManager['undo']> {
    return withLastAlone(this.undoStack, () => super.undo());
  }

  override redo(): ReturnType<Y.UndoManager['redo']> {
    return withLastAlone(this.redoStack, () => super.redo());
  }
}

function withLastAlone<T, R>(stack: T[], act: () => R): R {
  const earlier = stack.splice(0, Math.max(0, stack.length - 1));
  try {
    return act();
  } finally {
    stack.unshift(...earlier);
  }
}

/**
 * Undoing "new paragraph" must not take away what somebody else has written in it since. The stack deletes
 * children first, so a paragraph with only own text in it is empty by the time it is asked about.
 */
function holdsText(item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType)) return false;
  const { type } = item.content;
  const isText = type instanceof Y.XmlText || (type instanceof Y.XmlElement && type.nodeName === 'paragraph');
  return isText && type.length > 0;
}

/** done: taken back. overtaken: others have changed the same since, so nothing was. nothing: there was none. */
export type UndoOutcome = 'done' | 'overtaken' | 'nothing';

export function undoLast(stack: Y.UndoManager): UndoOutcome {
  if (!stack.canUndo()) return 'nothing';
  return stack.undo() === null ? 'overtaken' : 'done';
}

export function redoLast(stack: Y.UndoManager): UndoOutcome {
  if (!stack.canRedo()) return 'nothing';
  return stack.redo() === null ? 'overtaken' : 'done';
}

type StackEvent = 'stack-item-added' | 'stack-item-popped';
type StackListener = Parameters<typeof Y.UndoManager.prototype.on<StackEvent>>[1];

/**
 * The stack as it is lent to one text editor. The editor's plugin calls `destroy` when its view goes, which would
 * end the stack for the whole session; here that only takes the editor's own listeners away.
 */
export class LentUndo {
  readonly trackedOrigins: Set<unknown>;
  readonly doc: Y.Doc;
  readonly afterTransactionHandler: Y.UndoManager['afterTransactionHandler'];
  readonly #stack: Y.UndoManager;
  readonly #listeners: [event: StackEvent, listener: StackListener][] = [];

  constructor(stack: Y.UndoManager, editorOrigin: unknown) {
    this.#stack = stack;
    this.trackedOrigins = stack.trackedOrigins;
    this.doc = stack.doc;
    this.afterTransactionHandler = stack.afterTransactionHandler;
    stack.addTrackedOrigin(editorOrigin);
  }

  get undoStack(): Y.UndoManager['undoStack'] {
    return this.#stack.undoStack;
  }

  get redoStack(): Y.UndoManager['redoStack'] {
    return this.#stack.redoStack;
  }

  undo(): ReturnType<Y.UndoManager['undo']> {
    return this.#stack.undo();
  }

  redo(): ReturnType<Y.UndoManager['redo']> {
    return this.#stack.redo();
  }

  stopCapturing(): void {
    this.#stack.stopCapturing();
  }

  on(event: StackEvent, listener: StackListener): void {
    this.#listeners.push([event, listener]);
    this.#stack.on(event, listener);
  }

  destroy(): void {
    for (const [event, listener] of this.#listeners.splice(0)) this.#stack.off(event, listener);
  }
}
