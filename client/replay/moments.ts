/** The steps of a replay: what was done in one go is one of them. */
import type { Change } from '#shared/protocol/change.ts';
import { burstMs, mergeSteps } from '#shared/protocol/change-steps.ts';
import type { LoggedUpdate } from '#shared/replay/quote-tape.ts';

export interface Moment {
  /** How many of the latest updates are taken back where the quote stands as it did right after this. */
  readonly undone: number;
  /** And where it stands as right before it. */
  readonly undoneBefore: number;
  /** The last update of it. */
  readonly seq: number;
  readonly at: number;
  readonly participant: Change['participant'];
  /** Newest first. */
  readonly changes: readonly Change[];
}

/**
 * Newest first in, newest first out. Steps that the list of activity tells as one line are one moment: three presses
 * of + are "from 2 to 5". What nobody is told of belongs to what came after it.
 */
export function momentsOf(updates: readonly LoggedUpdate[]): Moment[] {
  const moments: Moment[] = [];
  for (const [index, { seq, changes }] of updates.entries()) {
    const later = moments.at(-1);
    const undoneBefore = index + 1;
    const [latest] = changes;
    if (later && (latest === undefined || isSameStep(later, changes)))
      moments[moments.length - 1] = { ...later, undoneBefore, changes: [...later.changes, ...changes] };
    else if (latest) {
      const { at, participant } = latest;
      moments.push({ undone: later?.undoneBefore ?? 0, undoneBefore, seq, at, participant, changes });
    }
  }
  return moments;
}

function isSameStep({ participant, changes }: Moment, older: readonly Change[]): boolean {
  const [from, to] = [older[0], changes.at(-1)];
  if (!from || !to || from.participant.id !== participant.id || to.at - from.at > burstMs) return false;
  return mergeSteps([...changes, ...older]).length <= mergeSteps(changes).length;
}
