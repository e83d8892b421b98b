import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../api/api.ts';
import { query, readingOf } from '../api/queries.ts';

/** Customers page by page, those with the latest change first; or those that the words fit. */
export function useCustomers(words: string) {
  return useInfiniteQuery({
    queryKey: ['listCustomers', 'pages', words],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam: after, ...reading }) =>
      call('listCustomers', { query: { words, ...(after !== null && { after }) } }, readingOf(reading)),
    getNextPageParam: ({ after }) => after,
    placeholderData: keepPreviousData,
  });
}

interface FewAsked {
  readonly words: string;
  readonly limit: number;
  readonly enabled: boolean;
}

/** The first of them. Those for the words before stay until those for the new ones are there. */
export function useFewCustomers({ enabled, ...asked }: FewAsked) {
  return useQuery({
    ...query('listCustomers', { query: asked }),
    enabled,
    placeholderData: keepPreviousData,
  });
}
