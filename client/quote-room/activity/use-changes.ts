import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Change } from '#shared/protocol/change.ts';
import { call } from '../../api/api.ts';
import { readingOf } from '../../api/queries.ts';
import { useSession } from '../../sync/use-session.ts';
import { useRoom } from '../room-context.ts';
import { joinChanges, mergeSteps } from './activity-lines.ts';

const pageSize = 50;

/** What people did in the quote, newest first: as told live, and before that from the log, a page at a time. */
export function useChanges() {
  const { quoteId } = useRoom();
  const live = useSession((session) => session.activity);
  const log = useInfiniteQuery({
    queryKey: ['listChanges', { quoteId }],
    queryFn: ({ pageParam, signal, meta }) =>
      call(
        'listChanges',
        {
          params: { quoteId },
          query: { limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) },
        },
        readingOf({ signal, meta }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ changes }): number | null =>
      changes.length < pageSize ? null : (changes.at(-1)?.seq ?? null),
    // The room tells what happens from now on.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const pages = log.data?.pages;
  const changes = useMemo<readonly Change[]>(
    () => mergeSteps(joinChanges(live, pages?.flatMap((page) => page.changes) ?? [])),
    [live, pages],
  );
  return {
    changes,
    isLoading: log.isPending,
    hasFailed: log.isError,
    hasOlder: log.hasNextPage,
    fetchOlder: () => void log.fetchNextPage(),
    retry: () => void log.refetch(),
  };
}
