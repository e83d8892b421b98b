/** The rows of the API in which people talk: threads about the quote and its parts, and what is in them. */
import { z } from 'zod';
import { CommentAudience, CommentPlace, maxMentions, maxWords } from '../comments/comment-rules.ts';
import { CommentId, ParticipantId, QuoteId, ThreadId, UserId } from '../ids.ts';
import { Instant } from '../time.ts';
import { ParticipantView } from './change.ts';

/** Somebody who is named with @ and told: a person in the quote, or a colleague who has not been in it. */
export const Mention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('participant'), id: ParticipantId }),
  z.strictObject({ kind: z.literal('colleague'), id: UserId }),
]);
export type Mention = z.infer<typeof Mention>;

export const CommentView = z.strictObject({
  id: CommentId,
  /** 1, 2, 3 … in the thread. */
  seq: z.int(),
  by: ParticipantView,
  /** Empty where its author has taken it away. */
  text: z.string(),
  /** The names that stand in it behind an @. */
  mentions: z.array(z.string()),
  at: Instant,
  editedAt: Instant.nullable(),
  removedAt: Instant.nullable(),
});
export type CommentView = z.infer<typeof CommentView>;

export const ThreadView = z.strictObject({
  id: ThreadId,
  audience: CommentAudience,
  place: CommentPlace,
  /** Of the component or section, when the thread began; else empty. */
  title: z.string(),
  resolved: z.strictObject({ by: ParticipantView, at: Instant }).nullable(),
  /** In the order in which they were written. */
  comments: z.array(CommentView),
  /** How many of them the caller has not read. Their own never count. */
  unread: z.int().min(0),
});
export type ThreadView = z.infer<typeof ThreadView>;

/** Somebody whom the caller can name; a colleague only among sellers. */
export const Mentionable = z.strictObject({
  mention: Mention,
  name: z.string(),
  side: ParticipantView.shape.side,
});
export type Mentionable = z.infer<typeof Mentionable>;

export const NewComment = z.strictObject({
  text: z.string().trim().min(1).max(maxWords),
  mentions: z.array(Mention).max(maxMentions).default([]),
});
export type NewComment = z.infer<typeof NewComment>;

const quote = z.strictObject({ quoteId: QuoteId });
const thread = z.strictObject({ quoteId: QuoteId, threadId: ThreadId });
const comment = thread.extend({ commentId: CommentId });
const oneThread = z.strictObject({ thread: ThreadView });

export const commentsApi = {
  listThreads: {
    method: 'GET',
    path: '/api/quotes/:quoteId/threads',
    audience: 'participant',
    summary:
      'What is said about the quote, the threads with the latest words first. Guests get those that are open to everyone',
    params: quote,
    answer: z.strictObject({ threads: z.array(ThreadView) }),
  },
  listMentionable: {
    method: 'GET',
    path: '/api/quotes/:quoteId/mentionable',
    audience: 'participant',
    summary: 'Whom the caller can name with @ in a thread; colleagues among sellers alone',
    params: quote,
    answer: z.strictObject({ people: z.array(Mentionable) }),
  },
  startThread: {
    method: 'POST',
    path: '/api/quotes/:quoteId/threads',
    audience: 'participant',
    summary: 'Say something about the quote, a part of it, or a passage in one of its texts',
    params: quote,
    body: z.strictObject({ audience: CommentAudience, place: CommentPlace, comment: NewComment }),
    answer: oneThread,
  },
  addComment: {
    method: 'POST',
    path: '/api/quotes/:quoteId/threads/:threadId/comments',
    audience: 'participant',
    summary: 'Answer in a thread. One that was resolved is open again',
    params: thread,
    body: NewComment,
    answer: oneThread,
  },
  editComment: {
    method: 'POST',
    path: '/api/quotes/:quoteId/threads/:threadId/comments/:commentId/edit',
    audience: 'participant',
    summary: 'Put one’s own words right, for a while; that it was done is seen',
    params: comment,
    body: NewComment,
    answer: oneThread,
  },
  removeComment: {
    method: 'POST',
    path: '/api/quotes/:quoteId/threads/:threadId/comments/:commentId/remove',
    audience: 'participant',
    summary: 'Take one’s own words away, for a while; that something stood there is seen',
    params: comment,
    body: z.strictObject({}),
    answer: oneThread,
  },
  resolveThread: {
    method: 'POST',
    path: '/api/quotes/:quoteId/threads/:threadId/resolve',
    audience: 'participant',
    summary: 'Say that a thread is settled, or that it is not',
    params: thread,
    body: z.strictObject({ resolved: z.boolean() }),
    answer: oneThread,
  },
  readThread: {
    method: 'POST',
    path: '/api/quotes/:quoteId/threads/:threadId/read',
    audience: 'participant',
    summary: 'Keep how far one has read, so that only what is newer counts as unread',
    params: thread,
    body: z.strictObject({ seq: z.int().min(0).max(1_000_000) }),
    answer: z.strictObject({ unread: z.int() }),
  },
} as const;
