/** The endpoints of comments: each row of the table leads to one command or reading. */
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Handlers } from '../http/handler.ts';
import { ensureParticipant } from '../quotes/participants.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { changeComment } from './change-comment.ts';
import type { CommentDeps } from './comment-deps.ts';
import { listThreadViews, type Reader } from './comment-rows.ts';
import { mentionables } from './mentions.ts';
import { readThread } from './read-thread.ts';
import { resolveThread } from './resolve-thread.ts';
import { addComment, startThread } from './say.ts';

export function commentHandlers(deps: CommentDeps) {
  return {
    listThreads: async ({ actor, params: { quoteId } }) => {
      const me = await readerIn(deps, actor, quoteId);
      if (!me) return refuse('not-found');
      const { organisationId } = actor;
      const threads = await listThreadViews(deps.db, { organisationId, quoteId, me });
      // How far somebody has read is theirs alone.
      const isOnlooker = actor.kind === 'guest' && actor.isSeenBySeller === true;
      return { threads: isOnlooker ? threads.map((thread) => ({ ...thread, unread: 0 })) : threads };
    },
    listMentionable: async ({ actor, params }) => {
      const frame = await readFrame(deps.db, actor, params.quoteId);
      if (!frame) return refuse('not-found');
      const people = await mentionables(deps, actor, frame);
      return {
        people: people
          .filter(({ mention }) => mention.id !== ownId(actor, frame))
          .map(({ mention, name, side }) => ({ mention, name, side })),
      };
    },
    startThread: async ({ actor, params, body }) =>
      asThread(await startThread(deps, actor, params.quoteId, body)),
    addComment: async ({ actor, params, body }) =>
      asThread(await addComment(deps, actor, params.quoteId, params.threadId, body)),
    editComment: async ({ actor, params, body }) => asThread(await changeComment(deps, actor, params, body)),
    removeComment: async ({ actor, params }) => asThread(await changeComment(deps, actor, params, null)),
    resolveThread: async ({ actor, params, body }) =>
      asThread(await resolveThread(deps, actor, params.quoteId, params.threadId, body.resolved)),
    readThread: ({ actor, params, body }) =>
      readThread(deps, actor, params.quoteId, params.threadId, body.seq),
  } satisfies Partial<Handlers>;
}

const asThread = <T>(thread: T | Refusal) => (isRefusal(thread) ? thread : { thread });

/** Whoever looks as somebody will who is not invited yet has no place in the quote, and is given none. */
async function readerIn(
  { db, now }: CommentDeps,
  actor: Actor,
  quoteId: QuoteId,
): Promise<Reader['me'] | null> {
  if (actor.kind === 'guest') return { id: actor.participantId, side: 'buyer' };
  return ensureParticipant(db, actor, quoteId, now());
}

/** Nobody names themselves. */
function ownId(actor: Actor, { participants }: NonNullable<Awaited<ReturnType<typeof readFrame>>>): string {
  if (actor.kind === 'guest') return actor.participantId;
  return participants.find(({ user_id }) => user_id === actor.userId)?.id ?? actor.userId;
}
