import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, use, useEffect, useState } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import type { Me } from '#shared/protocol/views.ts';
import { refresh, staleAfterTopic } from '../api/freshness.ts';
import { query } from '../api/queries.ts';
import { whenDrawn } from '../ui/later.tsx';
import { InternalSession } from './internal-session.ts';
import { ownerOf } from './kept-names.ts';
import { QuoteSession } from './quote-session.ts';
import { InternalContext, OwnerContext, SessionContext } from './use-session.ts';

interface ProviderProps {
  readonly quoteId: QuoteId;
  readonly me: Me;
  readonly children: ReactNode;
}

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
  const keepFor = ownerOf(me);
  const [session, setSession] = useState<QuoteSession | null>(null);
  const client = useQueryClient();

  useEffect(() => {
    const opened = new QuoteSession({
      quoteId,
      origin: socketOrigin(),
      keepFor,
      whenDrawn,
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

  return (
    session && (
      <OwnerContext value={keepFor}>
        <SessionContext value={session}>{children}</SessionContext>
      </OwnerContext>
    )
  );
}

/** Opens the sellers' internal document beside the quote's, inside its provider. Only for sellers: the server shuts everybody else out. */
export function InternalSessionProvider({ quoteId, me, children }: ProviderProps) {
  const keepFor = ownerOf(me);
  const steps = use(SessionContext)?.steps;
  const [session, setSession] = useState<InternalSession | null>(null);

  useEffect(() => {
    const opened = new InternalSession({
      quoteId,
      origin: socketOrigin(),
      keepFor,
      whenDrawn,
      ...(steps && { steps }),
    });
    setSession(opened);
    return () => opened.destroy();
  }, [quoteId, keepFor, steps]);
  useLeaveWarning(session);

  return session && <InternalContext value={session}>{children}</InternalContext>;
}
