/** Threads and comments as they stand in the database, and as one person is shown them. */
import type { Kysely, Selectable } from 'kysely';
import { type CommentPlace, commentAudiences, mayReadComments } from '#shared/comments/comment-rules.ts';
import type { OrganisationId, QuoteId, ThreadId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { CommentView, ThreadView } from '#shared/protocol/comments-api.ts';
import { participantView } from '../quotes/participants.ts';
import type { ParticipantTable, Schema } from '../storage/schema.ts';
import type { CommentTable, CommentThreadTable } from '../storage/schema-comments.ts';
import type { Named } from './mentions.ts';

export type ThreadRow = Selectable<CommentThreadTable>;
export type CommentRow = Selectable<CommentTable>;

/** For whom rows are read: nothing of a thread that their side may not read leaves this file. */
export interface Reader {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly me: Pick<ParticipantView, 'id' | 'side'>;
}

/** Those that the reader may know of; what is among colleagues does not exist for a buyer. */
export function selectThreads(db: Kysely<Schema>, { organisationId, quoteId, me }: Reader) {
  return db
    .selectFrom('comment_thread')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where(
      'audience',
      'in',
      commentAudiences.filter((audience) => mayReadComments(audience, me.side)),
    );
}

export function findThread(db: Kysely<Schema>, reader: Reader, id: ThreadId): Promise<ThreadRow | undefined> {
  return selectThreads(db, reader).where('id', '=', id).executeTakeFirst();
}

/** The one with the latest words first. */
export async function listThreadViews(db: Kysely<Schema>, reader: Reader): Promise<ThreadView[]> {
  const views = await viewsOf(db, reader, await selectThreads(db, reader).execute());
  const latest = ({ comments }: ThreadView) => comments.at(-1)?.at ?? 0;
  return views.sort((a, b) => latest(b) - latest(a));
}

export async function readThreadView(db: Kysely<Schema>, reader: Reader, id: ThreadId): Promise<ThreadView> {
  const row = await findThread(db, reader, id);
  const [view] = row ? await viewsOf(db, reader, [row]) : [];
  if (!view) throw new Error(`Thread ${id} was written in and cannot be shown`);
  return view;
}

/** Of the latest comment; 0 where there is none. */
export async function lastSeq(
  db: Kysely<Schema>,
  { id, organisation_id }: Pick<ThreadRow, 'id' | 'organisation_id'>,
): Promise<number> {
  const { last } = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('organisation_id', '=', organisation_id)
    .where('thread_id', '=', id)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

async function viewsOf(
  db: Kysely<Schema>,
  { organisationId, quoteId, me }: Reader,
  threads: readonly ThreadRow[],
): Promise<ThreadView[]> {
  if (threads.length === 0) return [];
  const inQuote = { organisation_id: organisationId, quote_id: quoteId };
  const comments = await db
    .selectFrom('comment')
    .selectAll()
    .where((eb) => eb.and(inQuote))
    .where(
      'thread_id',
      'in',
      threads.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute();
  const people = await db
    .selectFrom('participant')
    .select(['id', 'side', 'name', 'title', 'colour'])
    .where((eb) => eb.and(inQuote))
    .execute();
  const marks = await db
    .selectFrom('comment_read')
    .select(['thread_id', 'seq'])
    .where((eb) => eb.and(inQuote))
    .where('participant_id', '=', me.id)
    .execute();
  const byThread = Map.groupBy(comments, ({ thread_id }) => thread_id);
  const readUpTo = new Map(marks.map(({ thread_id, seq }) => [thread_id, seq]));
  const personOf = (id: string) => personIn(people, id);
  return threads.map((thread) => {
    const said = byThread.get(thread.id) ?? [];
    return {
      id: thread.id,
      audience: thread.audience,
      place: placeOf(thread),
      title: thread.title,
      resolved:
        thread.resolved_at === null || thread.resolved_by === null
          ? null
          : { by: personOf(thread.resolved_by), at: thread.resolved_at },
      comments: said.map((comment) => commentView(comment, personOf(comment.participant_id))),
      unread: said.filter((comment) => isUnread(comment, me, readUpTo.get(thread.id) ?? 0)).length,
    };
  });
}

/** One’s own words are read, and what was taken away is nothing to read. */
function isUnread(
  { participant_id, removed_at, seq }: CommentRow,
  me: Reader['me'],
  readUpTo: number,
): boolean {
  return participant_id !== me.id && removed_at === null && seq > readUpTo;
}

export function placeOf({ place }: Pick<ThreadRow, 'place'>): CommentPlace {
  return JSON.parse(place);
}

function commentView(row: CommentRow, by: ParticipantView): CommentView {
  const named: readonly Named[] = JSON.parse(row.mentions);
  return {
    id: row.id,
    seq: row.seq,
    by,
    text: row.words,
    mentions: named.map(({ name }) => name),
    at: row.at,
    editedAt: row.edited_at,
    removedAt: row.removed_at,
  };
}

type Person = Pick<Selectable<ParticipantTable>, 'id' | 'side' | 'name' | 'title' | 'colour'>;

function personIn(people: readonly Person[], id: string): ParticipantView {
  const person = people.find((each) => each.id === id);
  if (!person) throw new Error(`Nobody in the quote is ${id}, who is named in a thread`);
  return participantView(person);
}
