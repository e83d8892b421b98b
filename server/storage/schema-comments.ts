/** The tables of what people say beside the paper. */
import type { Side } from '#shared/access/permissions.ts';
import type { CommentAudience } from '#shared/comments/comment-rules.ts';
import type { CommentId, OrganisationId, ParticipantId, QuoteId, ThreadId } from '#shared/ids.ts';

export interface CommentThreadTable {
  id: ThreadId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  audience: CommentAudience;
  /** JSON of a `CommentPlace`. */
  place: string;
  /** Of the component or section, when the thread began; else empty. */
  title: string;
  made_at: number;
  /** `null` while it is open. */
  resolved_at: number | null;
  resolved_by: ParticipantId | null;
}

/** What was written is changed by its author alone, for a while; a comment that was taken away has no words. */
export interface CommentTable {
  id: CommentId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  thread_id: ThreadId;
  /** 1, 2, 3 … per thread. */
  seq: number;
  participant_id: ParticipantId;
  side: Side;
  words: string;
  /** JSON of `Named`s: who stands in the words behind an @. */
  mentions: string;
  at: number;
  edited_at: number | null;
  removed_at: number | null;
}

/** How far each person has read in each thread. */
export interface CommentReadTable {
  thread_id: ThreadId;
  participant_id: ParticipantId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  seq: number;
}

export interface CommentsSchema {
  comment_thread: CommentThreadTable;
  comment: CommentTable;
  comment_read: CommentReadTable;
}
