/** What somebody who has the room open has not heard yet: the latest words of somebody else. */
import type { CommentView, ThreadView } from '#shared/protocol/comments-api.ts';

export interface News {
  readonly thread: ThreadView;
  readonly comment: CommentView;
}

/** `heard`: by thread, the number of the comment that was last known. `null`: nothing new was said by others. */
export function newsIn(
  threads: readonly ThreadView[],
  heard: ReadonlyMap<string, number>,
  myId: string,
): News | null {
  const news = threads.flatMap((thread) =>
    thread.comments
      .filter(({ seq, by, removedAt }) => {
        const isNew = seq > (heard.get(thread.id) ?? 0);
        return isNew && by.id !== myId && removedAt === null;
      })
      .map((comment): News => ({ thread, comment })),
  );
  return news.toSorted((a, b) => b.comment.at - a.comment.at)[0] ?? null;
}
