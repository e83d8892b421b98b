import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import type { Change, ParticipantView } from '#shared/protocol/change.ts';
import { mergeSteps } from '#shared/protocol/change-steps.ts';
import { call } from '../../api/api.ts';
import { readingOf } from '../../api/queries.ts';
import { useSession } from '../../sync/use-session.ts';
import { useRoom } from '../room-context.ts';
import { joinChanges } from './activity-lines.ts';

const pageSize = 50;

/** Somebody may be called something else by now than when they were told of. */
function underPresentNames(changes: readonly Change[], people: readonly ParticipantView[]): Change[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return changes.map((change) => {
    const now = byId.get(change.participant.id);
    return now && now.name !== change.participant.name ? { ...change, participant: now } : change;
  });
}

/** The log as the API lists it. */
export const logOf = (quoteId: QuoteId) =>
  infiniteQueryOptions({
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
    // It tells nothing of what happens while nobody here is in it.
    gcTime: 0,
  });

/** What people did in the quote, newest first: as told live, and before that from the log, a page at a time. */
export function useChanges() {
  const {
    quoteId,
    quote: { participants },
  } = useRoom();
  const live = useSession((session) => session.activity);
  const log = useInfiniteQuery(logOf(quoteId));
  const pages = log.data?.pages;
  const changes = useMemo<readonly Change[]>(() => {
    const joined = joinChanges(live, pages?.flatMap((page) => page.changes) ?? []);
    return mergeSteps(underPresentNames(joined, participants));
  }, [live, pages, participants]);
  return {
    changes,
    isLoading: log.isPending,
    hasFailed: log.isError,
    hasOlder: log.hasNextPage,
    isFetchingOlder: log.isFetchingNextPage,
    fetchOlder: () => void log.fetchNextPage({ cancelRefetch: false }),
    retry: () => void log.refetch(),
  };
}
