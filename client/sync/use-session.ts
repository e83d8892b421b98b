/**
 * The session for React. One subscription a row: `useSession(selector)` renders again only when the selected part
 * is another one, and untouched parts of the state keep their identity.
 */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ElementId } from '#shared/ids.ts';
import type { Costs } from '#shared/quote-doc/costs.ts';
import type { InternalSession } from './internal-session.ts';
import type { QuoteSession } from './quote-session.ts';
import { combineSaving, type SavingView } from './saving.ts';
import type { SessionState } from './session-state.ts';
import type { Store } from './store.ts';

export const SessionContext = createContext<QuoteSession | null>(null);
export const InternalContext = createContext<InternalSession | null>(null);

/** The session itself, for what is done rather than shown: `edit`, `undo`, `setFocus`, `text`. */
export function useQuoteSession(): QuoteSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no quote session here: put the screen inside a SessionProvider');
  return session;
}

/** Must select a part of the state, or a primitive: an object made on the spot is another one each time. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useSelected(useQuoteSession(), select);
}

/** The sellers' session with the internal document; `null` on the buyer's side, where there is none. */
export function useInternalSession(): InternalSession | null {
  return useContext(InternalContext);
}

/** What a component costs the seller; `undefined` where nothing is stated and where nothing may be known. */
export function useCosts(id: ElementId): Costs | undefined {
  return useSelected(useInternalSession() ?? nothingInternal, (state) => state?.costs[id]);
}

/** For the header, over both documents: what is typed into the private lane counts like everything else. */
export function useSaving(): SavingView {
  const shared = useSession((state) => state);
  const internal = useSelected(useInternalSession() ?? nothingInternal, (state) => state);
  // Until it is open nothing can be typed into it; but something of an earlier visit may wait in it.
  const counts = internal !== null && (internal.phase.name === 'ready' || internal.waiting > 0);
  return combineSaving(counts ? [shared, internal] : [shared]);
}

const nothingInternal: Store<null> = { subscribe: () => () => {}, getState: () => null };

function useSelected<State, T>(store: Store<State>, select: (state: State) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
