/** Putting one’s own words right, or taking them away: by their author, for a while, and never unseen. */
import type { Transaction } from 'kysely';
import { changeableMs, mayComment } from '#shared/comments/comment-rules.ts';
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { CommentId, QuoteId, ThreadId } from '#shared/ids.ts';
import type { NewComment, ThreadView } from '#shared/protocol/comments-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { speakerOf } from '../negotiation/speaker.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';
import { announceComments } from './announce.ts';
import type { CommentDeps } from './comment-deps.ts';
import { type CommentRow, findThread, type Reader, readThreadView } from './comment-rows.ts';
import { keptNames, mentionables, type Named, namedIn, type Reachable } from './mentions.ts';
import { tellNamed } from './tell.ts';
import { wordsHash } from './words-hash.ts';

export interface CommentKey {
  readonly quoteId: QuoteId;
  readonly threadId: ThreadId;
  readonly commentId: CommentId;
}

/**
 * `to`: the new words; `null` takes the comment away. Refused with `not-allowed` of somebody else’s, and with
 * `comment-fixed` when its time is over or it has been taken away.
 */
export async function changeComment(
  deps: CommentDeps,
  actor: Actor,
  key: CommentKey,
  to: NewComment | null,
): Promise<ThreadView | Refusal> {
  const { db, rooms, now } = deps;
  const { quoteId, threadId, commentId } = key;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const reader: Reader = { organisationId: actor.organisationId, quoteId, me };
  const around = await readFrame(db, actor, quoteId);
  if (!around) return refuse('not-found');
  const known = to === null || to.mentions.length === 0 ? [] : await mentionables(deps, actor, around);

  const outcome = await db.transaction().execute(async (trx) => {
    const frame = await readFrame(trx, actor, quoteId);
    const thread = frame && (await findThread(trx, reader, threadId));
    const before = thread && (await findComment(trx, reader, threadId, commentId));
    if (!frame || !thread || !before) return refuse('not-found');
    if (!mayComment(thread.audience, frame.quote.status, me.side)) return refuse('wrong-status');
    const named = to === null ? [] : namedIn(to, thread.audience, known);
    if (isRefusal(named)) return named;

    const at = now();
    const after = changed(before, to, named, at);
    const refused = await put(trx, reader, before, after, at);
    if (refused) return refused;
    const action: AuditAction = to === null ? 'comment_removed' : 'comment_edited';
    const detail = { threadId, commentId, audience: thread.audience, words: wordsHash(after.words) };
    const of = { organisationId: actor.organisationId, quoteId };
    await recordAudit(trx, { ...of, actor: actedBy(actor), action, detail, at });
    const anew = named.filter(({ mention }) => !isIn(before, mention.id));
    await tellNamed(trx, { frame, thread, comment: after, me, named: anew }, at);
    return thread;
  });
  if (isRefusal(outcome)) return outcome;
  announceComments(rooms, outcome);
  return readThreadView(db, reader, threadId);
}

function findComment(
  trx: Transaction<Schema>,
  { organisationId, quoteId }: Reader,
  threadId: ThreadId,
  id: CommentId,
): Promise<CommentRow | undefined> {
  return trx
    .selectFrom('comment')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('thread_id', '=', threadId)
    .where('id', '=', id)
    .executeTakeFirst();
}

function changed(
  before: CommentRow,
  to: NewComment | null,
  named: readonly Reachable[],
  at: number,
): CommentRow {
  return to === null
    ? { ...before, words: '', mentions: '[]', removed_at: at }
    : { ...before, words: to.text, mentions: keptNames(named), edited_at: at };
}

/** One conditional update: it counts only for who wrote it, in time, and once it is gone never again. */
async function put(
  trx: Transaction<Schema>,
  { me }: Reader,
  before: CommentRow,
  { words, mentions, edited_at, removed_at }: CommentRow,
  at: number,
): Promise<Refusal | null> {
  const { numUpdatedRows } = await trx
    .updateTable('comment')
    .set({ words, mentions, edited_at, removed_at })
    .where('id', '=', before.id)
    .where('organisation_id', '=', before.organisation_id)
    .where('participant_id', '=', me.id)
    .where('removed_at', 'is', null)
    .where('at', '>', at - changeableMs)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return null;
  if (before.participant_id !== me.id) return refuse('not-allowed');
  return refuse('comment-fixed');
}

const isIn = ({ mentions }: CommentRow, id: string) =>
  (JSON.parse(mentions) as readonly Named[]).some(({ mention }) => mention.id === id);
