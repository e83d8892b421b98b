/**
 * The order of a person's own steps over the two documents of a quote. What one act writes into both is one step, and is
 * taken back from both at once; what was done in one alone is taken back there, in the order in which it was done.
 */
import type { StepwiseUndo } from './undo.ts';

export type Way = 'undo' | 'redo';

export class Steps {
  #last = 0;
  /** The step that is under way, which all that is written belongs to. */
  #open: number | null = null;
  readonly #stacks = new Set<StepwiseUndo>();

  /** All that `act` writes, into whichever document, as one step. */
  together<T>(act: () => T): T {
    if (this.#open !== null) return act();
    this.#last += 1;
    this.#open = this.#last;
    try {
      return act();
    } finally {
      this.#open = null;
    }
  }

  /** Something was done in one document: what was taken back in the others cannot be done again after it. */
  begin(stack: StepwiseUndo): number {
    for (const other of this.othersOf(stack)) {
      other.stopCapturing();
      if (other.canRedo()) other.clear(false, true);
    }
    if (this.#open !== null) return this.#open;
    this.#last += 1;
    return this.#last;
  }

  /** The stack with the step that is taken back, or done again, next; `null`: there is none. */
  nextOn(way: Way): StepwiseUndo | null {
    const sign = way === 'undo' ? 1 : -1;
    const found = [...this.#stacks].flatMap((stack) => {
      const step = stack.stepOn(way);
      return step === null ? [] : [{ stack, step: sign * step }];
    });
    return found.toSorted((a, b) => b.step - a.step)[0]?.stack ?? null;
  }

  othersOf(stack: StepwiseUndo): StepwiseUndo[] {
    return [...this.#stacks].filter((other) => other !== stack);
  }

  join(stack: StepwiseUndo): void {
    this.#stacks.add(stack);
  }

  leave(stack: StepwiseUndo): void {
    this.#stacks.delete(stack);
  }
}
