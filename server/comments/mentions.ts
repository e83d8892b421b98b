/** Who can be named with @, and who of them was. */
import { type CommentAudience, mayReadComments } from '#shared/comments/comment-rules.ts';
import type { Mention, Mentionable, NewComment } from '#shared/protocol/comments-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { QuoteFrame } from '../quotes/quote-frame.ts';
import type { CommentDeps } from './comment-deps.ts';

/** As it is kept with the comment. */
export interface Named {
  readonly mention: Mention;
  readonly name: string;
}

export interface Reachable extends Mentionable {
  readonly email: string;
}

/**
 * The people in the quote; for a seller also the colleagues who have not been in it, whom naming does not bring into it:
 * the customer would see that they were.
 */
export async function mentionables(
  { db, people }: Pick<CommentDeps, 'db' | 'people'>,
  actor: Actor,
  { participants }: Pick<QuoteFrame, 'participants'>,
): Promise<Reachable[]> {
  const inQuote = participants.map(
    ({ id, name, side, email }): Reachable => ({ mention: { kind: 'participant', id }, name, side, email }),
  );
  if (actor.kind === 'guest') return inQuote;
  const members = await db
    .selectFrom('membership')
    .select('user_id')
    .where('organisation_id', '=', actor.organisationId)
    .execute();
  const known = new Set(participants.map(({ user_id }) => user_id));
  const others = members.flatMap(({ user_id }) => (known.has(user_id) ? [] : [user_id]));
  const colleagues = (await people(others)).map(
    ({ userId, name, email }): Reachable => ({
      mention: { kind: 'colleague', id: userId },
      name,
      side: 'seller',
      email,
    }),
  );
  return [...inQuote, ...colleagues];
}

/** Those who are named in the words. Refused where somebody is who must not know of the thread, or is not there. */
export function namedIn(
  { text, mentions }: NewComment,
  audience: CommentAudience,
  known: readonly Reachable[],
): Reachable[] | Refusal {
  const found: Reachable[] = [];
  for (const { kind, id } of mentions) {
    const person = known.find(({ mention }) => mention.kind === kind && mention.id === id);
    if (!person || !mayReadComments(audience, person.side)) {
      return refuse('invalid-request', { detail: 'Somebody who is named cannot read this thread.' });
    }
    if (text.includes(`@${person.name}`) && !found.includes(person)) found.push(person);
  }
  return found;
}

export const keptNames = (named: readonly Reachable[]): string =>
  JSON.stringify(named.map(({ mention, name }): Named => ({ mention, name })));
