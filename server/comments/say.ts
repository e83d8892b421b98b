/** Saying something: in a thread of its own, or as an answer in one. */
import type { Transaction } from 'kysely';
import {
  type CommentAudience,
  type CommentPlace,
  maxMessages,
  mayComment,
  standsIn,
} from '#shared/comments/comment-rules.ts';
import { CommentId, type QuoteId, ThreadId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { NewComment, ThreadView } from '#shared/protocol/comments-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { plainText } from '#shared/quote/rich-text.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { speakerOf } from '../negotiation/speaker.ts';
import { recordEngagement } from '../opportunities/buyer-engaged.ts';
import { type QuoteFrame, readFrame } from '../quotes/quote-frame.ts';
import { textsNow } from '../quotes/texts-now.ts';
import { readVersion } from '../quotes/versions.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { announceComments } from './announce.ts';
import type { CommentDeps } from './comment-deps.ts';
import { type CommentRow, findThread, lastSeq, readThreadView, type ThreadRow } from './comment-rows.ts';
import { keptNames, mentionables, namedIn, type Reachable } from './mentions.ts';
import { markRead } from './read-thread.ts';
import { type Said, tellNamed, tellWaiting } from './tell.ts';
import { wordsHash } from './words-hash.ts';

export interface Beginning {
  readonly audience: CommentAudience;
  readonly place: CommentPlace;
}

/** Refused with `wrong-status` where nobody of this side comments now, and with `comments-full` where no more fits. */
export async function startThread(
  deps: CommentDeps,
  actor: Actor,
  quoteId: QuoteId,
  { audience, place, comment }: Beginning & { readonly comment: NewComment },
): Promise<ThreadView | Refusal> {
  const { content } = await deps.rooms.read(quoteId);
  const around = await readFrame(deps.db, actor, quoteId);
  if (!around) return refuse('not-found');
  const texts = () => textsNow(around, content, deps.now());
  const title = titleOf(content, place, texts) ?? (await titleSent(deps, actor, around, place));
  if (isRefusal(title)) return title;
  return say(deps, actor, quoteId, comment, async (_, { frame, me, at }) => {
    const row = {
      id: ThreadId.parse(randomId()),
      organisation_id: frame.quote.organisation_id,
      quote_id: quoteId,
      participant_id: me.id,
      audience,
      place: JSON.stringify(place),
      title,
      made_at: at,
      resolved_at: null,
      resolved_by: null,
    };
    return { row, isNew: true };
  });
}

/** Whoever answers in a thread that was settled opens it again. Refused as `startThread`. */
export function addComment(
  deps: CommentDeps,
  actor: Actor,
  quoteId: QuoteId,
  threadId: ThreadId,
  comment: NewComment,
): Promise<ThreadView | Refusal> {
  return say(deps, actor, quoteId, comment, async (trx, { me }) => {
    const row = await findThread(trx, { organisationId: actor.organisationId, quoteId, me }, threadId);
    return row ? { row, isNew: false } : refuse('not-found');
  });
}

interface Moment {
  readonly frame: QuoteFrame;
  readonly me: ParticipantView;
  readonly at: number;
}

interface Place {
  readonly row: ThreadRow;
  readonly isNew: boolean;
}

async function say(
  deps: CommentDeps,
  actor: Actor,
  quoteId: QuoteId,
  said: NewComment,
  where: (trx: Transaction<Schema>, moment: Moment) => Promise<Place | Refusal>,
): Promise<ThreadView | Refusal> {
  const { db, rooms, now } = deps;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const reader = { organisationId: actor.organisationId, quoteId, me };
  const around = await readFrame(db, actor, quoteId);
  if (!around) return refuse('not-found');
  const known = said.mentions.length === 0 ? [] : await mentionables(deps, actor, around);

  const outcome = await db.transaction().execute(async (trx) => {
    const frame = await readFrame(trx, actor, quoteId);
    if (!frame) return refuse('not-found');
    const at = now();
    const place = await where(trx, { frame, me, at });
    if (isRefusal(place)) return place;
    const named = namedIn(said, place.row.audience, known);
    if (isRefusal(named)) return named;
    const refused = await mayNotSay(trx, frame, place.row.audience, me);
    if (refused) return refused;
    // The first write. Up to here a refusal has changed nothing.
    return write(trx, actor, { frame, me, at }, place, { text: said.text, named });
  });
  if (isRefusal(outcome)) return outcome;
  announceComments(rooms, outcome.thread);
  if (outcome.isEngaged) rooms.announce(quoteId, ['quote']);
  return readThreadView(db, reader, outcome.thread.id);
}

async function mayNotSay(
  trx: Transaction<Schema>,
  { quote }: QuoteFrame,
  audience: CommentAudience,
  me: ParticipantView,
): Promise<Refusal | null> {
  if (!mayComment(audience, quote.status, me.side)) {
    return refuse(audience === 'internal' ? 'not-allowed' : 'wrong-status');
  }
  const { count } = await trx
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisation_id', '=', quote.organisation_id)
    .where('quote_id', '=', quote.id)
    .executeTakeFirstOrThrow();
  return count < maxMessages ? null : refuse('comments-full');
}

async function write(
  trx: Transaction<Schema>,
  actor: Actor,
  { frame, me, at }: Moment,
  { row: thread, isNew }: Place,
  { text, named }: { readonly text: string; readonly named: readonly Reachable[] },
): Promise<{ readonly thread: ThreadRow; readonly isEngaged: boolean }> {
  if (isNew) await trx.insertInto('comment_thread').values(thread).execute();
  else await reopen(trx, thread);
  const comment: CommentRow = {
    id: CommentId.parse(randomId()),
    organisation_id: thread.organisation_id,
    quote_id: thread.quote_id,
    thread_id: thread.id,
    seq: (await lastSeq(trx, thread)) + 1,
    participant_id: me.id,
    side: me.side,
    words: text,
    mentions: keptNames(named),
    at,
    edited_at: null,
    removed_at: null,
  };
  await trx.insertInto('comment').values(comment).execute();
  // Who answers has read what they answer.
  await markRead(trx, thread, me.id, comment.seq);

  const of = { organisationId: thread.organisation_id, quoteId: thread.quote_id };
  const detail = {
    threadId: thread.id,
    commentId: comment.id,
    audience: thread.audience,
    words: wordsHash(text),
  };
  await recordAudit(trx, { ...of, actor: actedBy(actor), action: 'comment_made', detail, at });
  const said: Said = { frame, thread, comment, me, named };
  await tellNamed(trx, said, at);
  await tellWaiting(trx, said, at);
  const evidence = { threadId: thread.id, commentId: comment.id };
  const isEngaged =
    me.side === 'buyer' && (await recordEngagement(trx, { ...of, participant: me, evidence, at }));
  return { thread, isEngaged };
}

async function reopen(trx: Transaction<Schema>, { id, organisation_id }: ThreadRow): Promise<void> {
  await trx
    .updateTable('comment_thread')
    .set({ resolved_at: null, resolved_by: null })
    .where('id', '=', id)
    .where('organisation_id', '=', organisation_id)
    .where('resolved_at', 'is not', null)
    .execute();
}

/** What was sent last is talked about too, also when the next version has it no longer. */
async function titleSent(
  { db, now }: CommentDeps,
  actor: Actor,
  { quote, nextVersion }: QuoteFrame,
  place: CommentPlace,
): Promise<string | Refusal> {
  const gone = refuse('invalid-request', { detail: 'What this is about is no longer in the quote.' });
  if (nextVersion === 1 || (place.kind !== 'component' && place.kind !== 'section')) return gone;
  const sent = await readVersion({ db, now }, actor, quote.id, nextVersion - 1);
  if (isRefusal(sent)) return gone;
  const { components, sections } = sent.frozen.content;
  const found = [...(place.kind === 'component' ? components : sections)].find(
    ({ id }) => id === place.element,
  );
  return found?.title ?? gone;
}

/** `null`: it is not there. A passage must stand there in so many words. */
function titleOf(
  content: QuoteContent,
  place: CommentPlace,
  texts: () => ReturnType<typeof textsNow>,
): string | null {
  switch (place.kind) {
    case 'quote':
      return '';
    case 'component':
      return content.components.find(({ id }) => id === place.element)?.title ?? null;
    case 'section':
      return content.sections.find(({ id }) => id === place.element)?.title ?? null;
    case 'passage':
      return standsIn(plainText(texts()[place.text]), place.quoted) ? '' : null;
  }
}
