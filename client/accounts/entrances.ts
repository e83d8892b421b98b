/** The ways in that need no form: a share link, and the demo's own. Both end at a page, never at themselves. */
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { call } from '../api/api.ts';
import { needTexts } from '../ui/i18n.ts';
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

/** What the page needs that asks for the code of a link. */
export interface LinkWithCode {
  readonly token: string;
  /** As much of the address as its owner knows it by. */
  readonly sentTo: string;
}

/**
 * `/q#token`: exchanges the token of a share link for a session. The token stands behind the # so that it never
 * reaches a server's log, and leaves the address bar with the redirect. `thread`: what to show in the quote. Where the
 * link asks for a code it stays there until that is entered, so that the page can be loaded again meanwhile.
 */
export async function enterByLink({
  context,
  location,
  thread,
}: EntranceInput & { readonly thread: string | undefined }): Promise<LinkWithCode> {
  const opened = await openLink(location.hash);
  if (opened && 'sentTo' in opened) {
    await needTexts('sent');
    return { token: location.hash, sentTo: opened.sentTo };
  }
  context.queryClient.clear();
  if (opened === null) throw redirect({ to: '/link-broken', replace: true });
  throw redirect({ ...quoteOf(opened.quoteId, thread), replace: true });
}

/** Where a link leads. */
export function quoteOf(quoteId: string, thread: string | undefined) {
  return {
    to: '/quotes/$quoteId',
    params: { quoteId },
    search: thread === undefined ? {} : { thread },
  } as const;
}
