/** The commands of comments, as a composer uses them: something is said, and it worked or there is a reason. */
import type { CommentAudience, CommentPlace } from '#shared/comments/comment-rules.ts';
import type { CommentId } from '#shared/ids.ts';
import type { NewComment, ThreadView } from '#shared/protocol/comments-api.ts';
import { useCommand } from '../api/queries.ts';
import { useTalk } from './talk.ts';

export interface Saying {
  /** Rejects when it was not taken. */
  readonly say: (comment: NewComment) => Promise<unknown>;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
}

export function useStartThread(place: CommentPlace, audience: CommentAudience): Saying {
  const { quoteId } = useTalk();
  const { mutateAsync, isPending, error, reset } = useCommand('startThread');
  const say = (comment: NewComment) =>
    mutateAsync({ params: { quoteId }, body: { audience, place, comment } });
  return { say, isPending, error, reset };
}

export function useAnswerThread({ id: threadId }: ThreadView): Saying {
  const { quoteId } = useTalk();
  const { mutateAsync, isPending, error, reset } = useCommand('addComment');
  const say = (body: NewComment) => mutateAsync({ params: { quoteId, threadId }, body });
  return { say, isPending, error, reset };
}

export function useEditComment({ id: threadId }: ThreadView, commentId: CommentId): Saying {
  const { quoteId } = useTalk();
  const { mutateAsync, isPending, error, reset } = useCommand('editComment');
  const say = (body: NewComment) => mutateAsync({ params: { quoteId, threadId, commentId }, body });
  return { say, isPending, error, reset };
}
