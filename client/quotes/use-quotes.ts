import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CustomerId } from '#shared/ids.ts';
import { call } from '../api/api.ts';
import { query, readingOf } from '../api/queries.ts';

interface QuotesAsked {
  readonly words?: string;
  readonly customer?: CustomerId;
}

/** Quotes page by page, the last changed first, or those that the words fit; of everybody or of one customer. */
export function useQuotes(asked: QuotesAsked) {
  return useInfiniteQuery({
    queryKey: ['listQuotes', 'pages', asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam: after, ...reading }) =>
      call('listQuotes', { query: { ...asked, ...(after !== null && { after }) } }, readingOf(reading)),
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
