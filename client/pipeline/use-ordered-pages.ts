import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CallOptions } from '../api/api.ts';
import { readingOf } from '../api/queries.ts';
import { areOfOneOrder, eachOnce, type Page } from './ordered-pages.ts';

export interface MorePages {
  /** How many rows there are beyond those that have come. */
  readonly left: number;
  readonly isPending: boolean;
  /** Why the next page did not come. */
  readonly error: Error | null;
  readonly ask: () => void;
}

interface Listing<P, T> {
  readonly key: readonly unknown[];
  /** Without `after`, the first page. */
  readonly read: (page: { readonly after?: string }, options: CallOptions) => Promise<P>;
  readonly rowsOf: (page: P) => readonly T[];
  readonly idOf: (row: T) => string;
}

/** What moves all the time is not chased faster than this, in milliseconds. */
const restMs = 300;

/**
 * A list from the server page by page, whose rows may have moved between one page and the next: pages that are not of one
 * order are read again from the first, so that no row is lost between them.
 */
export function useOrderedPages<P extends Page, T>({ key, read, rowsOf, idOf }: Listing<P, T>) {
  const list = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam: after, ...reading }) => read(after === null ? {} : { after }, readingOf(reading)),
    getNextPageParam: ({ after }) => after,
    placeholderData: keepPreviousData,
  });
  const pages = list.data?.pages ?? [];
  const hasMoved = !areOfOneOrder(pages);
  const { isFetching, isError, refetch } = list;
  useEffect(() => {
    if (!hasMoved || isFetching || isError) return;
    const timer = setTimeout(() => void refetch(), restMs);
    return () => clearTimeout(timer);
  }, [hasMoved, isFetching, isError, refetch]);
  const rows = eachOnce(pages.map(rowsOf), idOf);
  const last = pages.at(-1);
  const more: MorePages = {
    left: !last || last.after === null ? 0 : Math.max(1, last.count - rows.length),
    isPending: list.isFetchingNextPage,
    error: list.isFetchNextPageError ? list.error : null,
    ask: () => void list.fetchNextPage(),
  };
  return { list, first: pages[0], rows, more };
}
