/**
 * A session as it was: the quote at some moment of its past, for the paper and the totals to show as they show the
 * live one. Nothing in it can be changed, nobody is in it, and nobody sees where its reader is.
 */

import { keepIdentity } from './keep-identity.ts';
import { RowBoard } from './row-board.ts';
import type { SessionState } from './session-state.ts';
import { Steps } from './steps.ts';
import { BuiltStore } from './store.ts';
import type { RoomSession } from './use-session.ts';

type Shown = Pick<SessionState, 'content' | 'priced'>;

export interface PastSession {
  readonly session: RoomSession;
  /** What stood then, with its prices. What is no other than before stays the same objects, so that its rows stay still. */
  readonly show: (moment: Shown) => void;
}

/** Of a quote that is there to be read and of which nothing is asked any more: the past takes no comment and no proposal. */
const still = {
  status: 'closed',
  activity: [],
  refused: [],
  unsent: [],
  peers: [],
  waiting: 0,
  isKept: true,
} as const satisfies Partial<SessionState>;

export function pastSession(real: RoomSession, first: Shown): PastSession {
  let shown = first;
  const store = new BuiltStore<SessionState>(() => ({ ...real.getState(), ...still, ...shown }));
  const rows = new RowBoard(store.getState);
  const session: RoomSession = {
    subscribe: store.subscribe,
    getState: store.getState,
    reader: () => store.reader(),
    watch: store.watch,
    rows,
    losesOnClose: false,
    steps: new Steps(),
    asOneStep: (act) => act(),
    edit: () => false,
    undo: () => 'nothing',
    redo: () => 'nothing',
    priceFor: () => {},
    showAccepted: () => {},
    setFocus: () => {},
    reconnect: () => real.reconnect(),
    dismissRefused: () => {},
    // Without an editor to bind, texts are shown as they stand.
    text: () => null,
    onChanged: () => () => {},
    destroy: () => {},
  };
  return {
    session,
    show: (moment) => {
      shown = {
        content: keepIdentity(shown.content, moment.content),
        priced: keepIdentity(shown.priced, moment.priced),
      };
      store.stale();
      rows.changed();
    },
  };
}
