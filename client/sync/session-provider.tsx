import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import { refresh, staleAfterTopic } from '../api/freshness.ts';
import { query } from '../api/queries.ts';
import { InternalSession } from './internal-session.ts';
import { QuoteSession } from './quote-session.ts';
import { InternalContext, SessionContext } from './use-session.ts';

interface ProviderProps {
  readonly quoteId: QuoteId;
  readonly children: ReactNode;
}

/** Where the page's own server takes sockets. */
const socketOrigin = () => location.origin.replace(/^http/, 'ws');

/**
 * Opens a session with a quote for everything inside, and keeps the answers of the API fresh as the room tells
 * what changed. The session ends when this goes.
 */
export function SessionProvider({ quoteId, children }: ProviderProps) {
  const [session, setSession] = useState<QuoteSession | null>(null);
  const client = useQueryClient();

  useEffect(() => {
    const opened = new QuoteSession({
      quoteId,
      origin: socketOrigin(),
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
  }, [quoteId, client]);

  return session && <SessionContext value={session}>{children}</SessionContext>;
}

/** Opens the sellers' internal document beside it. Only for sellers: the server shuts everybody else out. */
export function InternalSessionProvider({ quoteId, children }: ProviderProps) {
  const [session, setSession] = useState<InternalSession | null>(null);

  useEffect(() => {
    const opened = new InternalSession({ quoteId, origin: socketOrigin() });
    setSession(opened);
    return () => opened.destroy();
  }, [quoteId]);

  return session && <InternalContext value={session}>{children}</InternalContext>;
}
