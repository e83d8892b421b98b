/**
 * Who is told of new words. Whoever is named with @ always is. Others once until they have read what is new to them: a
 * conversation is one mail, not one per line.
 */
import type { Transaction } from 'kysely';
import { mayReadComments } from '#shared/comments/comment-rules.ts';
import type { ParticipantId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { Recipient } from '#shared/protocol/notices.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { QuoteFrame } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';
import { type CommentRow, placeOf, type ThreadRow } from './comment-rows.ts';
import type { Reachable } from './mentions.ts';

export interface Said {
  readonly frame: QuoteFrame;
  readonly thread: ThreadRow;
  readonly comment: CommentRow;
  readonly me: ParticipantView;
  readonly named: readonly Reachable[];
}

/** Words that were put right tell those alone who are named in them now and were not before. */
export async function tellNamed(trx: Transaction<Schema>, said: Said, at: number): Promise<void> {
  const { thread, me, named } = said;
  const recipients = named
    .filter(({ mention, side }) => mention.id !== me.id && mayReadComments(thread.audience, side))
    .map(({ mention, name, email }) => ({
      participantId: mention.kind === 'participant' ? mention.id : null,
      name,
      email,
    }));
  await put(trx, said, 'comment_mention', recipients, at);
}

export async function tellWaiting(trx: Transaction<Schema>, said: Said, at: number): Promise<void> {
  const { frame, thread, me, named } = said;
  const involved = await writersIn(trx, thread);
  const isNamed = new Set<string>(named.map(({ mention }) => mention.id));
  const behind = await peopleBehind(trx, said);
  const recipients = frame.participants
    .filter(({ id, side, user_id }) => {
      const isConcerned = involved.has(id) || isTheirs(frame, thread, me, side, user_id);
      const knows = id === me.id || isNamed.has(id) || behind.has(id);
      return isConcerned && !knows && mayReadComments(thread.audience, side);
    })
    .map(({ id, name, email }) => ({ participantId: id, name, email }));
  await put(trx, said, 'comment_made', recipients, at);
}

/** What one side says to the other concerns all its buyers, or the one who owns the deal. */
function isTheirs(
  { opportunity }: QuoteFrame,
  { audience }: ThreadRow,
  me: ParticipantView,
  side: ParticipantView['side'],
  userId: string | null,
): boolean {
  if (audience !== 'everyone') return false;
  return me.side === 'seller' ? side === 'buyer' : userId === opportunity.owner_user_id;
}

async function writersIn(trx: Transaction<Schema>, thread: ThreadRow): Promise<ReadonlySet<ParticipantId>> {
  const rows = await trx
    .selectFrom('comment')
    .select('participant_id')
    .distinct()
    .where('organisation_id', '=', thread.organisation_id)
    .where('thread_id', '=', thread.id)
    .execute();
  return new Set(rows.map(({ participant_id }) => participant_id));
}

/** Those to whom something else in the quote was new before this: they have been told, and not yet looked. */
async function peopleBehind(
  trx: Transaction<Schema>,
  { frame, comment }: Said,
): Promise<ReadonlySet<ParticipantId>> {
  const { id: quoteId, organisation_id } = frame.quote;
  const rows = await trx
    .selectFrom('comment')
    .innerJoin('comment_thread', 'comment_thread.id', 'comment.thread_id')
    .innerJoin('participant', (join) =>
      join
        .onRef('participant.quote_id', '=', 'comment.quote_id')
        .onRef('participant.id', '!=', 'comment.participant_id'),
    )
    .leftJoin('comment_read', (join) =>
      join
        .onRef('comment_read.thread_id', '=', 'comment.thread_id')
        .onRef('comment_read.participant_id', '=', 'participant.id'),
    )
    .select(['participant.id', 'participant.side', 'comment_thread.audience'])
    .distinct()
    .where('comment.organisation_id', '=', organisation_id)
    .where('comment.quote_id', '=', quoteId)
    .where('comment.id', '!=', comment.id)
    .where('comment.removed_at', 'is', null)
    .where(({ eb, ref, fn, lit }) => eb('comment.seq', '>', fn.coalesce(ref('comment_read.seq'), lit(0))))
    .execute();
  return new Set(rows.flatMap(({ id, side, audience }) => (mayReadComments(audience, side) ? [id] : [])));
}

async function put(
  trx: Transaction<Schema>,
  { frame, thread, comment, me }: Said,
  topic: 'comment_made' | 'comment_mention',
  recipients: readonly Recipient[],
  at: number,
): Promise<void> {
  if (recipients.length === 0) return;
  const place = placeOf(thread);
  const payload = {
    threadId: thread.id,
    about: place.kind === 'passage' ? place.quoted : thread.title,
    byName: me.name,
    message: comment.words,
    recipients: [...recipients],
  };
  const { organisation_id: organisationId, id: quoteId } = frame.quote;
  await enqueue(trx, { organisationId, quoteId, topic, payload }, at);
}
