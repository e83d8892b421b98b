/**
 * One undo stack for everything a person does in a document of a quote: rows, choices and text, in the order they did
 * it, and their own actions only. `steps.ts` puts the stacks of both documents in one order.
 */
import * as Y from 'yjs';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';
import { Steps, type Way } from './steps.ts';

export function createUndo(doc: Y.Doc, steps = new Steps()): StepwiseUndo {
  return new StepwiseUndo(doc, steps);
}

/**
 * Goes one step at a time. Yjs passes over a step that others have overtaken and takes back the one before it, which
 * may lie out of sight and move money; here such a step gives `null`, and the one before it waits to be asked for.
 * What the same step did in the quote's other document goes with it.
 */
export class StepwiseUndo extends Y.UndoManager {
  readonly #steps: Steps;
  readonly #stepOf = new WeakMap<object, number>();
  /** The step that is being taken back or done again. */
  #moving: number | null = null;

  constructor(doc: Y.Doc, steps: Steps) {
    super(doc, {
      trackedOrigins: new Set([localOrigin]),
      // An editor writes nothing too, where its caret goes: a step of that would be one that takes nothing back, and
      // what was taken back could not be done again.
      captureTransaction: ({ changed, meta }) => changed.size > 0 && meta.get('addToHistory') !== false,
      deleteFilter: (item) => !holdsText(item),
    });
    this.#steps = steps;
    this.on('stack-item-added', ({ stackItem }) => {
      this.#stepOf.set(stackItem, this.#moving ?? steps.begin(this));
    });
    steps.join(this);
  }

  /** Which step comes next that way; `null`: none. */
  stepOn(way: Way): number | null {
    const last = this.#stackOf(way).at(-1);
    return last === undefined ? null : (this.#stepOf.get(last) ?? null);
  }

  override undo(): Moved {
    return this.#move('undo');
  }

  override redo(): Moved {
    return this.#move('redo');
  }

  override destroy(): void {
    this.#steps.leave(this);
    super.destroy();
  }

  #move(way: Way): Moved {
    const step = this.stepOn(way);
    if (step === null) return null;
    const own = this.moveOwn(way, step);
    const others = this.#steps.othersOf(this).map((other) => other.moveOwn(way, step));
    return own ?? others.find((moved) => moved !== null) ?? null;
  }

  /** Its own part of a step, if that is what comes next here. What one act did bit by bit is several items of one step. */
  moveOwn(way: Way, step: number): Moved {
    let moved: Moved = null;
    this.#moving = step;
    try {
      while (this.stepOn(way) === step) {
        moved =
          withLastAlone(this.#stackOf(way), () => (way === 'undo' ? super.undo() : super.redo())) ?? moved;
      }
    } finally {
      this.#moving = null;
    }
    return moved;
  }

  #stackOf(way: Way): Y.UndoManager['undoStack'] {
    return way === 'undo' ? this.undoStack : this.redoStack;
  }
}

type Moved = ReturnType<Y.UndoManager['undo']>;

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
