import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, use, useEffect, useState } from 'react';
import type { QuoteId, UserId } from '#shared/ids.ts';
import type { Me } from '#shared/protocol/views.ts';
import { refresh, staleAfterTopic } from '../api/freshness.ts';
import { query } from '../api/queries.ts';
import { InternalSession } from './internal-session.ts';
import { QuoteSession } from './quote-session.ts';
import { InternalContext, SessionContext } from './use-session.ts';

interface ProviderProps {
  readonly quoteId: QuoteId;
  readonly me: Me;
  readonly children: ReactNode;
}

/**
 * Whose work this device keeps between visits. A guest's is not: a link is often opened on somebody else's machine,
 * there is no signing out that would clear it, and the seller who takes a link back must know that nothing of the
 * quote stays behind. Guests are asked before they close a page with unsaved changes instead.
 */
const keeperOf = (me: Me): UserId | null => (me.kind === 'user' ? me.id : null);

/** Asks before the page is closed over changes that would be lost with it. */
function useLeaveWarning(session: { readonly losesOnClose: boolean } | null): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (session?.losesOnClose) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [session]);
}

/** Where the page's own server takes sockets. */
const socketOrigin = () => location.origin.replace(/^http/, 'ws');

/**
 * Opens a session with a quote for everything inside, and keeps the answers of the API fresh as the room tells
 * what changed. The session ends when this goes.
 */
export function SessionProvider({ quoteId, me, children }: ProviderProps) {
  const keepFor = keeperOf(me);
  const [session, setSession] = useState<QuoteSession | null>(null);
  const client = useQueryClient();

  useEffect(() => {
    const opened = new QuoteSession({
      quoteId,
      origin: socketOrigin(),
      keepFor,
      fetchStatus: async () =>
        (await client.fetchQuery({ ...query('getQuote', { params: { quoteId } }), staleTime: 0 })).status,
    });
    opened.onChanged(
      (topics) =>
        void refresh(
          client,
          topics.flatMap((topic) => staleAfterTopic[topic]),
        ),
    );
    setSession(opened);
    return () => opened.destroy();
  }, [quoteId, keepFor, client]);
  useLeaveWarning(session);

  return session && <SessionContext value={session}>{children}</SessionContext>;
}

/** Opens the sellers' internal document beside the quote's, inside its provider. Only for sellers: the server shuts everybody else out. */
export function InternalSessionProvider({ quoteId, me, children }: ProviderProps) {
  const keepFor = keeperOf(me);
  const steps = use(SessionContext)?.steps;
  const [session, setSession] = useState<InternalSession | null>(null);

  useEffect(() => {
    const opened = new InternalSession({ quoteId, origin: socketOrigin(), keepFor, ...(steps && { steps }) });
    setSession(opened);
    return () => opened.destroy();
  }, [quoteId, keepFor, steps]);
  useLeaveWarning(session);

  return session && <InternalContext value={session}>{children}</InternalContext>;
}
