/**
 * The session for React. One subscription a row: `useSession(selector)` renders again only when the selected part
 * is another one, and untouched parts of the state keep their identity.
 */
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { ElementId } from '#shared/ids.ts';
import type { PricedComponent } from '#shared/pricing/priced-quote.ts';
import type { Component } from '#shared/quote/quote.ts';
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

/** `edit` of the session: `const edit = useEdit(); edit((document) => document.select(id, false))`. */
export function useEdit(): QuoteSession['edit'] {
  const session = useQuoteSession();
  return useMemo(() => session.edit.bind(session), [session]);
}

/** Tells the others where I am; `null` when I leave. The function stays the same, so it may stand in effects. */
export function usePresenceFocus(): QuoteSession['setFocus'] {
  const session = useQuoteSession();
  return useMemo(() => session.setFocus.bind(session), [session]);
}

/** A component with its figures; `null` when it is not there (any more). */
export function useComponent(
  id: ElementId,
): { readonly component: Component; readonly priced: PricedComponent } | null {
  const component = useSession((state) => byId(state.content.components).get(id));
  const priced = useSession((state) => state.priced.components[id]);
  return useMemo(() => (component && priced ? { component, priced } : null), [component, priced]);
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
  return combineSaving(internal ? [shared, internal] : [shared]);
}

const nothingInternal: Store<null> = { subscribe: () => () => {}, getState: () => null };

function useSelected<State, T>(store: Store<State>, select: (state: State) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

/** Hundreds of rows look themselves up in the same list after each change; it is indexed once. */
const indexes = new WeakMap<readonly Component[], ReadonlyMap<string, Component>>();

function byId(components: readonly Component[]): ReadonlyMap<string, Component> {
  const known = indexes.get(components);
  if (known) return known;
  const index = new Map(components.map((component) => [component.id, component]));
  indexes.set(components, index);
  return index;
}
