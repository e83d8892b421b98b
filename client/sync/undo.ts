/**
 * One undo stack for everything a person does in a quote: rows, choices and text, in the order they did it, and
 * their own actions only.
 */
import * as Y from 'yjs';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';

export function createUndo(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(doc, {
    trackedOrigins: new Set([localOrigin]),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    deleteFilter: (item) => !holdsText(item),
  });
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
