/** Who is signed in; and the guards that routes put before themselves. */
import type { QueryClient } from '@tanstack/react-query';
import { type ParsedLocation, redirect } from '@tanstack/react-router';
import type { Me } from '#shared/protocol/views.ts';
import { ApiProblem, NoAnswer } from '../api/api-problem.ts';
import { forgetOthers, ownerOf } from '../sync/kept-names.ts';
import { nameStages } from '../ui/stage-name.ts';
import { meQuery } from './me-query.ts';

/** The signed-in user or guest, or `null`. Throws when the server does not answer and nothing is known. */
export async function currentMe(client: QueryClient): Promise<Me | null> {
  try {
    const me = await client.fetchQuery(meQuery);
    nameStages(labelsOf(me));
    // A browser that keeps nothing has nothing to forget.
    forgetOthers(ownerOf(me)).catch(() => {});
    return me;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-signed-in') return null;
    const known = client.getQueryData<Me>(meQuery.queryKey);
    if (error instanceof NoAnswer && known) return known;
    throw error;
  }
}

/** Whoever is no user of an organisation reads the product's own names. */
const labelsOf = (me: Me) => (me.kind === 'user' ? me.organisation.stageLabels : []);

interface GuardInput {
  readonly context: { readonly queryClient: QueryClient };
  readonly location: ParsedLocation;
}

export type UserMe = Extract<Me, { kind: 'user' }>;

function toSignIn(location: ParsedLocation) {
  return redirect({ to: '/sign-in', search: { next: location.href } });
}

/** Lets whoever has a session pass. */
export async function requireAnybody({ context, location }: GuardInput): Promise<{ me: Me }> {
  const me = await currentMe(context.queryClient);
  if (!me) throw toSignIn(location);
  return { me };
}

/** Lets users pass. A guest is led to the one quote that is theirs. */
export async function requireUser(input: GuardInput): Promise<{ me: UserMe }> {
  const { me } = await requireAnybody(input);
  if (me.kind === 'guest') throw redirect({ to: '/quotes/$quoteId', params: { quoteId: me.quoteId } });
  return { me };
}

/** Lets users pass, and the guest of this very quote. */
export async function requireParticipant(
  input: GuardInput & { readonly params: { readonly quoteId: string } },
): Promise<{ me: Me }> {
  const { me } = await requireAnybody(input);
  if (me.kind === 'guest' && me.quoteId !== input.params.quoteId) {
    throw redirect({ to: '/quotes/$quoteId', params: { quoteId: me.quoteId } });
  }
  return { me };
}

/** Lets managers and administrators pass; a seller is led home. */
export async function requireManager(input: GuardInput): Promise<{ me: UserMe }> {
  const { me } = await requireUser(input);
  if (me.role === 'seller') throw redirect({ to: '/' });
  return { me };
}
