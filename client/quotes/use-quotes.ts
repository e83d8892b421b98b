import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../api/api.ts';
import { query, readingOf } from '../api/queries.ts';

/** All quotes page by page, the last changed first; or those that the words fit. */
export function useQuotes(words: string) {
  return useInfiniteQuery({
    queryKey: ['listQuotes', 'pages', words],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam: after, ...asked }) =>
      call('listQuotes', { query: { words, ...(after !== null && { after }) } }, readingOf(asked)),
    getNextPageParam: ({ after }) => after,
    placeholderData: keepPreviousData,
  });
}

interface FewAsked {
  readonly words?: string;
  readonly limit: number;
  readonly enabled?: boolean;
}

/** The first of them. Those for the words before stay until those for the new ones are there. */
export function useFewQuotes({ enabled = true, ...asked }: FewAsked) {
  return useQuery({ ...query('listQuotes', { query: asked }), enabled, placeholderData: keepPreviousData });
}
