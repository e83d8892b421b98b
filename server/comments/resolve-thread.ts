/** Saying that a thread is settled, or that it is not. */
import type { Transaction } from 'kysely';
import { mayComment } from '#shared/comments/comment-rules.ts';
import type { QuoteId, ThreadId } from '#shared/ids.ts';
import type { ThreadView } from '#shared/protocol/comments-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { speakerOf } from '../negotiation/speaker.ts';
import { visibleQuote } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';
import { announceComments } from './announce.ts';
import type { CommentDeps } from './comment-deps.ts';
import { findThread, type Reader, readThreadView, type ThreadRow } from './comment-rows.ts';

/** Whoever may write in it may settle it. What is so already stays as it is, with who said so first. */
export async function resolveThread(
  deps: CommentDeps,
  actor: Actor,
  quoteId: QuoteId,
  threadId: ThreadId,
  resolved: boolean,
): Promise<ThreadView | Refusal> {
  const { db, rooms, now } = deps;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const reader: Reader = { organisationId: actor.organisationId, quoteId, me };
  const outcome = await db.transaction().execute(async (trx) => {
    const quote = await visibleQuote(trx, actor, quoteId);
    const thread = quote && (await findThread(trx, reader, threadId));
    if (!thread) return refuse('not-found');
    if (!mayComment(thread.audience, quote.status, me.side)) return refuse('wrong-status');
    const at = now();
    if (!(await settle(trx, reader, thread, resolved, at))) return null;
    const of = { organisationId: actor.organisationId, quoteId };
    const action = resolved ? 'thread_resolved' : 'thread_reopened';
    await recordAudit(trx, { ...of, actor: actedBy(actor), action, detail: { threadId }, at });
    return thread;
  });
  if (isRefusal(outcome)) return outcome;
  if (outcome) announceComments(rooms, outcome);
  return readThreadView(db, reader, threadId);
}

/** Resolves to whether this is what settled it, or opened it. */
async function settle(
  trx: Transaction<Schema>,
  { me }: Reader,
  { id, organisation_id }: ThreadRow,
  resolved: boolean,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('comment_thread')
    .set(resolved ? { resolved_at: at, resolved_by: me.id } : { resolved_at: null, resolved_by: null })
    .where('id', '=', id)
    .where('organisation_id', '=', organisation_id)
    .where('resolved_at', resolved ? 'is' : 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
