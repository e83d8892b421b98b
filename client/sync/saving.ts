/**
 * Decides what the header may say: saved, saving or offline. A pure reducer over what happened on the wire.
 *
 * The server counts the frames of a connection that carry an update and says up to which of them everything is
 * settled. So a local change is saved when the frame that carried it is settled, and no earlier: not when it
 * was handed to the socket, and not while it waits for a connection.
 */
import type { Instant } from '#shared/time.ts';
import type { Saving } from './session-state.ts';

export interface SavingState {
  readonly connected: boolean;
  /** Whether the answer to the server's "send me all I lack" has left on this connection. */
  readonly answered: boolean;
  /** Update frames of this connection: handed to the socket, and settled. */
  readonly sent: number;
  readonly settled: number;
  /** Local changes that no frame of this connection carries for certain. */
  readonly unsent: number;
  /** Frames under way, with how many local changes each carries. */
  readonly underWay: readonly { readonly frame: number; readonly changes: number }[];
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
  | { readonly type: 'sent'; readonly answersStep1: boolean }
  | { readonly type: 'saved'; readonly frames: number; readonly at: Instant };

export const nothingToSave: SavingState = {
  connected: false,
  answered: false,
  sent: 0,
  settled: 0,
  unsent: 0,
  underWay: [],
  savedAt: null,
};

export function nextSaving(state: SavingState, event: SavingEvent): SavingState {
  switch (event.type) {
    case 'connected':
    case 'disconnected':
      // Frames are counted per connection, and nobody knows what became of those under way. All that is not
      // acknowledged counts as unsent: the next connection's answer carries it again.
      return {
        ...state,
        connected: event.type === 'connected',
        answered: false,
        sent: 0,
        settled: 0,
        unsent: waitingChanges(state),
        underWay: [],
      };
    case 'recalled':
      return { ...state, unsent: state.unsent + event.changes };
    case 'edited':
      return { ...state, unsent: state.unsent + 1 };
    case 'sent':
      return sentFrame(state, event.answersStep1);
    case 'saved':
      return {
        ...state,
        settled: Math.max(state.settled, event.frames),
        underWay: state.underWay.filter((carrier) => carrier.frame > event.frames),
        savedAt: event.at,
      };
  }
}

function sentFrame(state: SavingState, answersStep1: boolean): SavingState {
  const frame = state.sent + 1;
  const answered = state.answered || answersStep1;
  // Before the answer has left, an update may build on changes that the server does not have yet; the answer
  // will carry it again. So only the answer, and what follows it, is trusted to carry anything.
  if (!answered) return { ...state, sent: frame };
  return {
    ...state,
    answered,
    sent: frame,
    unsent: 0,
    underWay: [...state.underWay, { frame, changes: state.unsent }],
  };
}

/** Local changes that are not known to be on the server's disk. */
export function waitingChanges(state: SavingState): number {
  return state.underWay.reduce((sum, carrier) => sum + carrier.changes, state.unsent);
}

export function savingOf(state: SavingState): Saving {
  if (!state.connected) return 'offline';
  // Before the answer nobody knows what the server lacks, whatever was counted here.
  return !state.answered || state.unsent > 0 || state.sent > state.settled ? 'saving' : 'saved';
}

export interface SavingView {
  readonly saving: Saving;
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
    savedAt: times.length === 0 ? null : Math.max(...times),
    waiting: views.reduce((sum, view) => sum + view.waiting, 0),
    isKept: views.every((view) => view.isKept),
  };
}
