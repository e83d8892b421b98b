/**
 * Decides what the header may say: saved, saving or offline. A pure reducer over what happened on the wire.
 *
 * The server names the frames of a connection that are settled, of those that carry an update. So a local change is
 * saved when the frame that carried it has been named, and no earlier: not when it was handed to the socket, not while
 * it waits for a connection, and not because as many frames are settled as were sent.
 */

import type { HeldBack } from '#shared/protocol/close-codes.ts';
import type { FrameDigest } from '#shared/protocol/frame-digest.ts';
import type { Instant } from '#shared/time.ts';
import type { Saving } from './session-state.ts';

export interface SavingState {
  readonly connected: boolean;
  /** Whether the answer to the server's "send me all I lack" has left on this connection. */
  readonly answered: boolean;
  /** Local changes that no frame of this connection carries for certain. */
  readonly unsent: number;
  /** Frames that were handed to the socket and are not settled, with how many local changes each carries. */
  readonly underWay: readonly { readonly digest: FrameDigest; readonly changes: number }[];
  readonly savedAt: Instant | null;
}

export type SavingEvent =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected' }
  /** Changes of an earlier visit that this device kept; before any connection. */
  | { readonly type: 'recalled'; readonly changes: number }
  /** The document was changed here. */
  | { readonly type: 'edited' }
  /** An update frame was handed to the socket. */
  | { readonly type: 'sent'; readonly answersStep1: boolean; readonly digest: FrameDigest }
  | { readonly type: 'saved'; readonly settled: readonly FrameDigest[]; readonly at: Instant };

export const nothingToSave: SavingState = {
  connected: false,
  answered: false,
  unsent: 0,
  underWay: [],
  savedAt: null,
};

export function nextSaving(state: SavingState, event: SavingEvent): SavingState {
  switch (event.type) {
    case 'connected':
    case 'disconnected':
      // Frames are acknowledged on their connection, and nobody knows what became of those under way. All that is not
      // acknowledged counts as unsent: the next connection's answer carries it again.
      return {
        ...state,
        connected: event.type === 'connected',
        answered: false,
        unsent: waitingChanges(state),
        underWay: [],
      };
    case 'recalled':
      return { ...state, unsent: state.unsent + event.changes };
    case 'edited':
      return { ...state, unsent: state.unsent + 1 };
    case 'sent':
      return sentFrame(state, event);
    case 'saved':
      return {
        ...state,
        underWay: state.underWay.filter(({ digest }) => !event.settled.includes(digest)),
        savedAt: event.at,
      };
  }
}

function sentFrame(
  state: SavingState,
  { answersStep1, digest }: Extract<SavingEvent, { type: 'sent' }>,
): SavingState {
  const answered = state.answered || answersStep1;
  // Before the answer has left, an update may build on changes that the server does not have yet; the answer
  // will carry it again. So only the answer, and what follows it, is trusted to carry anything.
  const [unsent, changes] = answered ? [0, state.unsent] : [state.unsent, 0];
  return { ...state, answered, unsent, underWay: [...state.underWay, { digest, changes }] };
}

/** Local changes that are not known to be on the server's disk. */
export function waitingChanges(state: SavingState): number {
  return state.underWay.reduce((sum, carrier) => sum + carrier.changes, state.unsent);
}

export function savingOf(state: SavingState): Saving {
  if (!state.connected) return 'offline';
  // Before the answer nobody knows what the server lacks, whatever was counted here.
  return !state.answered || state.unsent > 0 || state.underWay.length > 0 ? 'saving' : 'saved';
}

export interface SavingView {
  readonly saving: Saving;
  /** Why the server wants the page to wait before it connects again. */
  readonly heldBack: HeldBack | null;
  readonly savedAt: Instant | null;
  readonly waiting: number;
  /** Whether what waits survives the page. */
  readonly isKept: boolean;
}

/** Several documents as one: saved only when each is, at the time of the last acknowledgement of any. */
export function combineSaving(views: readonly SavingView[]): SavingView {
  const worst = (['offline', 'saving'] as const).find((saving) =>
    views.some((view) => view.saving === saving),
  );
  const times = views.flatMap((view) => view.savedAt ?? []);
  return {
    saving: worst ?? 'saved',
    heldBack: views.find(({ heldBack }) => heldBack !== null)?.heldBack ?? null,
    savedAt: times.length === 0 ? null : Math.max(...times),
    waiting: views.reduce((sum, view) => sum + view.waiting, 0),
    isKept: views.every((view) => view.isKept),
  };
}
