/** How far each person has read. It is theirs alone: nobody is told that somebody has read what they wrote. */
import type { Kysely } from 'kysely';
import type { ParticipantId, QuoteId, ThreadId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { ensureParticipant } from '../quotes/participants.ts';
import type { Schema } from '../storage/schema.ts';
import type { CommentDeps } from './comment-deps.ts';
import { findThread, lastSeq, readThreadView, type ThreadRow } from './comment-rows.ts';

export async function readThread(
  { db, now }: CommentDeps,
  actor: Actor,
  quoteId: QuoteId,
  threadId: ThreadId,
  seq: number,
): Promise<EndpointAnswer<'readThread'> | Refusal> {
  const me = await ensureParticipant(db, actor, quoteId, now());
  if (!me) return refuse('not-found');
  const reader = { organisationId: actor.organisationId, quoteId, me };
  const thread = await findThread(db, reader, threadId);
  if (!thread) return refuse('not-found');
  await markRead(db, thread, me.id, seq);
  const { unread } = await readThreadView(db, reader, threadId);
  return { unread };
}

/** Reading never goes back, in whatever order it is told; nor ahead of what has been said. */
export async function markRead(
  db: Kysely<Schema>,
  thread: ThreadRow,
  participantId: ParticipantId,
  upTo: number,
): Promise<void> {
  const seq = Math.min(upTo, await lastSeq(db, thread));
  const { id: thread_id, organisation_id, quote_id } = thread;
  await db
    .insertInto('comment_read')
    .values({ thread_id, participant_id: participantId, organisation_id, quote_id, seq })
    .onConflict((conflict) =>
      conflict
        .columns(['thread_id', 'participant_id'])
        .doUpdateSet({ seq })
        .where('comment_read.seq', '<', seq),
    )
    .execute();
}
