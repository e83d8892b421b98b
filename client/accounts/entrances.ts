/** The ways in that need no form: a share link, and the demo's own. Both end at a page, never at themselves. */
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { call } from '../api/api.ts';
import { openLink } from './open-link.ts';

interface EntranceInput {
  readonly context: { readonly queryClient: QueryClient };
  readonly location: { readonly hash: string };
}

const demoPeople = ['seller', 'manager'] as const;

/** `/demo#seller` and `/demo#manager`: signs in as one of the demo people and goes where they work. */
export async function enterDemo({ context, location }: EntranceInput): Promise<never> {
  const as = demoPeople.find((person) => person === location.hash) ?? 'seller';
  const { quoteId } = await call('demoSignIn', { body: { as } });
  context.queryClient.clear();
  if (as === 'manager') throw redirect({ to: '/insight', replace: true });
  if (quoteId === null) throw redirect({ to: '/quotes', replace: true });
  throw redirect({ to: '/quotes/$quoteId', params: { quoteId }, replace: true });
}

/**
 * `/q#token`: exchanges the token of a share link for a session. The token stands behind the # so that it never
 * reaches a server's log, and leaves the address bar with the redirect. `thread`: what to show in the quote.
 */
export async function enterByLink({
  context,
  location,
  thread,
}: EntranceInput & { readonly thread: string | undefined }): Promise<never> {
  const quoteId = await openLink(location.hash);
  context.queryClient.clear();
  if (quoteId === null) throw redirect({ to: '/link-broken', replace: true });
  const search = thread === undefined ? {} : { thread };
  throw redirect({ to: '/quotes/$quoteId', params: { quoteId }, search, replace: true });
}
