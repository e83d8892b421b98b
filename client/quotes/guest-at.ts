import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '#shared/protocol/views.ts';
import { meQuery } from '../accounts/me-query.ts';
import { openLink } from '../accounts/open-link.ts';

export type GuestMe = Extract<Me, { kind: 'guest' }>;

/**
 * The guest whose room the address leads to, be it by their link. `null`: it leads anywhere else, or nothing can be said
 * of it now; then it is for the router, which tries again and says what is wrong.
 */
export async function guestAt(client: QueryClient): Promise<GuestMe | null> {
  try {
    if (location.pathname === '/q') await enter(client);
    const [, quoteId] = /^\/quotes\/([^/]+)\/?$/.exec(location.pathname) ?? [];
    if (quoteId === undefined) return null;
    const me = await client.fetchQuery({ ...meQuery, retry: false });
    return me.kind === 'guest' && me.quoteId === quoteId ? me : null;
  } catch {
    return null;
  }
}

/** The token stands behind the # so that it never reaches a server's log, and leaves the address bar here. */
async function enter(client: QueryClient): Promise<void> {
  const { hash, search } = location;
  const opened = await openLink(hash.slice(1));
  // The code is asked for by the router's page.
  if (opened && 'sentTo' in opened) return;
  client.clear();
  const thread = new URLSearchParams(search).get('thread');
  const asked = thread === null ? '' : `?${new URLSearchParams({ thread })}`;
  history.replaceState(null, '', opened === null ? '/link-broken' : `/quotes/${opened.quoteId}${asked}`);
}
