/** The threads of the quote that is open, fetched once for all the places that show some of them. */
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type CommentAudience, mayComment } from '#shared/comments/comment-rules.ts';
import type { QuoteId } from '#shared/ids.ts';
import type { ThreadView } from '#shared/protocol/comments-api.ts';
import { query } from '../api/queries.ts';
import { type OpenPlace, placeKey } from './places.ts';
import { useTalk } from './talk.ts';
import { useCommentNews } from './use-comment-news.ts';
import { useThreadLink } from './use-thread-link.ts';

interface Known {
  /** The one with the latest words first. */
  readonly threads: readonly ThreadView[];
  readonly byPlace: ReadonlyMap<string, readonly ThreadView[]>;
  readonly unread: number;
  readonly hasFailed: boolean;
}

const none: readonly ThreadView[] = [];
const CommentsContext = createContext<Known>({
  threads: none,
  byPlace: new Map(),
  unread: 0,
  hasFailed: false,
});

export function CommentsProvider({ quoteId, children }: { quoteId: QuoteId; children: ReactNode }) {
  const { data, isError } = useQuery(query('listThreads', { params: { quoteId } }));
  const { showsInternal } = useTalk();
  const known = useMemo<Known>(() => {
    const threads = (data?.threads ?? none).filter(
      ({ audience }) => showsInternal || audience === 'everyone',
    );
    return {
      threads,
      byPlace: Map.groupBy(threads, ({ place }) => placeKey(place)),
      unread: threads.reduce((count, thread) => count + thread.unread, 0),
      hasFailed: isError,
    };
  }, [data, isError, showsInternal]);
  useCommentNews(data && known.threads);
  useThreadLink(data?.threads);
  return <CommentsContext value={known}>{children}</CommentsContext>;
}

export function useComments(): Known {
  return useContext(CommentsContext);
}

export function useThreadsAt(place: OpenPlace): readonly ThreadView[] {
  return useComments().byPlace.get(placeKey(place)) ?? none;
}

export function useMayComment(audience: CommentAudience): boolean {
  const { side, status, quote } = useTalk();
  return quote.right !== 'view' && mayComment(audience, status, side);
}
