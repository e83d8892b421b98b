/**
 * The session for React. One subscription a place: `useSession(selector)` is woken by the parts of the state that the
 * selector looks at, and renders again only when what it selects is another one. Untouched parts keep their identity.
 */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ElementId } from '#shared/ids.ts';
import type { Costs } from '#shared/quote-doc/costs.ts';
import type { InternalSession, InternalState } from './internal-session.ts';
import type { CopyOwner } from './kept-names.ts';
import type { QuoteSession } from './quote-session.ts';
import type { Row } from './row-board.ts';
import { combineSaving, type SavingView } from './saving.ts';
import type { SessionState } from './session-state.ts';
import type { Reader } from './store.ts';
import { useSelected } from './use-store.ts';

/** What screens may ask of a session: the live one, or what somebody else has of it (`seen-session.ts`). */
export type RoomSession = Pick<QuoteSession, keyof QuoteSession>;

/** Whose work it is on this device, wherever something of it is kept. */
export const OwnerContext = createContext<CopyOwner | null>(null);
export const SessionContext = createContext<RoomSession | null>(null);
export const InternalContext = createContext<InternalSession | null>(null);

/** The session itself, for what is done rather than shown: `edit`, `undo`, `setFocus`, `text`. */
export function useQuoteSession(): RoomSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no quote session here: put the screen inside a SessionProvider');
  return session;
}

export function useOwner(): CopyOwner {
  const owner = useContext(OwnerContext);
  if (!owner) throw new Error('Nobody knows whose work this is: put the screen inside a SessionProvider');
  return owner;
}

/** Must select a part of the state, or a primitive: an object made on the spot is another one each time. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useSelected(useQuoteSession(), select);
}

/** How a component stands: woken when that is another thing, whatever else changes. `undefined`: it is gone. */
export function useRow(id: ElementId): Row | undefined {
  const { rows } = useQuoteSession();
  const subscribe = useCallback((listener: () => void) => rows.subscribe(id, listener), [rows, id]);
  return useSyncExternalStore(subscribe, () => rows.of(id));
}

/** The sellers' session with the internal document; `null` on the buyer's side, where there is none. */
export function useInternalSession(): InternalSession | null {
  return useContext(InternalContext);
}

/** As `useSession`, of the internal document; the state is `null` on the buyer's side. */
export function useInternal<T>(select: (state: InternalState | null) => T): T {
  return useSelected<InternalState | null, T>(useInternalSession() ?? noInternal, select);
}

/** What a component costs the seller; `undefined` where nothing is stated and where nothing may be known. */
export function useCosts(id: ElementId): Costs | undefined {
  return useInternal((state) => state?.costs[id]);
}

/** For the header, over both documents: what is typed into the private lane counts like everything else. */
export function useSaving(): SavingView {
  const shared = {
    saving: useSession((state) => state.saving),
    heldBack: useSession((state) => state.heldBack),
    savedAt: useSession((state) => state.savedAt),
    waiting: useSession((state) => state.waiting),
    isKept: useSession((state) => state.isKept),
  };
  const internal = {
    saving: useInternal((state) => state?.saving ?? 'saved'),
    heldBack: useInternal((state) => state?.heldBack ?? null),
    savedAt: useInternal((state) => state?.savedAt ?? null),
    waiting: useInternal((state) => state?.waiting ?? 0),
    isKept: useInternal((state) => state?.isKept ?? true),
  };
  // Until it is open nothing can be typed into it; but something of an earlier visit may wait in it.
  const isOpen = useInternal((state) => state?.phase.name === 'ready');
  return combineSaving(isOpen || internal.waiting > 0 ? [shared, internal] : [shared]);
}

const never = () => () => {};
const noInternal = {
  reader: (): Reader<null> => ({ subscribe: never, read: (select) => select(null) }),
};
