import { useQuery } from '@tanstack/react-query';
import type { QuoteId } from '#shared/ids.ts';
import type { News } from '#shared/protocol/news.ts';
import { type Asked, query } from '../../api/queries.ts';
import { useDelayed } from '../use-delayed.ts';

/** What others changed before this visit, and what shows it. */
export interface FirstNews {
  readonly news: News;
  readonly parts: typeof import('./news-parts.ts');
}

/** Once all else is there, the room does not wait longer for it, in milliseconds: it opens without. */
const patienceMs = 1_000;

/**
 * Asked for once, as the visit begins. `isAwaited`: the room could open but for this. On a slow line all takes long, and
 * what comes with the rest is not late.
 */
export function useFirstNews(
  quoteId: QuoteId,
  isAwaited: boolean,
): {
  readonly isReady: boolean;
  readonly first: FirstNews | null;
} {
  const { queryKey, queryFn } = query('getNews', { params: { quoteId } });
  const { data, isFetching } = useQuery({
    queryKey,
    queryFn: async (asked: Asked): Promise<FirstNews | null> => {
      const { news } = await queryFn(asked);
      return news && { news, parts: await import('./news-parts.ts') };
    },
    staleTime: Number.POSITIVE_INFINITY,
    // The next visit asks anew.
    gcTime: 0,
    retry: false,
  });
  const isLate = useDelayed(isFetching && isAwaited, patienceMs);
  return { isReady: !isFetching || isLate, first: data ?? null };
}
