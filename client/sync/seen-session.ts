/**
 * A session as somebody at the customer has it: the same document, live, with that person in it, and nothing of what
 * is the seller's own, such as what waits here to be saved. It changes nothing, and nobody sees where its reader is.
 */
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { Peer, SessionState } from './session-state.ts';
import { Steps } from './steps.ts';
import { BuiltStore } from './store.ts';
import type { RoomSession } from './use-session.ts';

interface SeenSession {
  readonly session: RoomSession;
  /** Hears of the real one until the returned function is called. */
  readonly follow: () => () => void;
}

/** The state keeps one object for each of these, so that nobody wakes up for nothing. */
const own = { activity: [], refused: [], unsent: [] } as const satisfies Partial<SessionState>;

/** `onTry` is called where something would have been changed. */
export function seenSession(real: RoomSession, reader: ParticipantView, onTry: () => void): SeenSession {
  const peersAround = whoIsThere(reader);
  const store = new BuiltStore<SessionState>(() => {
    const state = real.getState();
    return {
      ...state,
      ...own,
      me: reader,
      peers: peersAround(state.peers, state.me),
      waiting: 0,
      isKept: true,
    };
  });
  const session: RoomSession = {
    subscribe: store.subscribe,
    getState: store.getState,
    reader: () => store.reader(),
    watch: store.watch,
    rows: real.rows,
    losesOnClose: false,
    edit: () => {
      onTry();
      return false;
    },
    steps: new Steps(),
    asOneStep: (act) => act(),
    undo: () => 'nothing',
    redo: () => 'nothing',
    priceFor: () => {},
    showAccepted: () => {},
    setFocus: () => {},
    reconnect: () => real.reconnect(),
    dismissRefused: () => {},
    // Without an editor to bind, texts are shown as they stand.
    text: () => null,
    onChanged: (listener) => real.onChanged(listener),
    destroy: () => {},
  };
  return { session, follow: () => real.subscribe(() => store.stale()) };
}

/** The others, for the reader: not themselves, but the seller who looks. */
function whoIsThere(reader: ParticipantView) {
  let before: { readonly peers: readonly Peer[]; readonly shown: readonly Peer[] } | null = null;
  return (peers: readonly Peer[], seller: ParticipantView | null): readonly Peer[] => {
    if (before?.peers === peers) return before.shown;
    const participant = seller && ({ ...seller, role: 'seller' } as const);
    const looking = participant ? [{ clientId: 0, participant, focus: null }] : [];
    const shown = [...peers.filter(({ participant }) => participant.id !== reader.id), ...looking];
    before = { peers, shown };
    return shown;
  };
}
