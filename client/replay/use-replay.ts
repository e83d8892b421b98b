import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReplayPage } from '#shared/protocol/replay-api.ts';
import { QuoteTape } from '#shared/replay/quote-tape.ts';
import { call } from '../api/api.ts';
import { readingOf } from '../api/queries.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { type Moment, momentsOf } from './moments.ts';

/** Of the log at a time: some hundred steps, and little enough for a phone on the way. */
const rowsPerPage = 500;

export interface Reel {
  readonly tape: QuoteTape;
  /** Newest first. */
  readonly moments: readonly Moment[];
  readonly now: NonNullable<ReplayPage['now']>;
  /** The last update that is in it. */
  readonly seq: number;
}

/** The log of the quote as far back as it has been fetched, ready to be wound. */
export function useReplay() {
  const { quoteId } = useRoom();
  const log = useInfiniteQuery({
    queryKey: ['replayQuote', { quoteId }],
    queryFn: ({ pageParam, signal, meta }) =>
      call(
        'replayQuote',
        {
          params: { quoteId },
          query: { limit: rowsPerPage, ...(pageParam === null ? {} : { before: pageParam }) },
        },
        readingOf({ signal, meta }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ updates, hasOlder }): number | null =>
      hasOlder ? (updates.at(-1)?.seq ?? null) : null,
    // What stands and what led to it belong together: nothing is fetched anew under the reader's hand.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const pages = log.data?.pages;
  return {
    reel: useMemo(() => pages && reelOf(pages), [pages]),
    error: log.error,
    hasOlder: log.hasNextPage,
    isFetchingOlder: log.isFetchingNextPage,
    fetchOlder: () => void log.fetchNextPage(),
    fetchAnew: () => log.refetch(),
  };
}

function reelOf(pages: readonly ReplayPage[]): Reel | undefined {
  const now = pages[0]?.now;
  if (!now) return undefined;
  const updates = pages.flatMap((page) => page.updates);
  const tape = new QuoteTape(now.content);
  tape.addOlder(updates);
  return { tape, moments: momentsOf(updates), now, seq: updates[0]?.seq ?? 0 };
}
