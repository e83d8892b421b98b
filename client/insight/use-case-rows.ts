import { useInfiniteQuery } from '@tanstack/react-query';
import type { CaseView } from '#shared/insight/case-views.ts';
import { query } from '../api/queries.ts';
import { useInsightSearch } from './use-insight-search.ts';

/** The rows behind a figure of a view, page by page. */
export function useCaseRows(view: CaseView, cell: string, pageSize: number) {
  const { filter } = useInsightSearch();
  return useInfiniteQuery({
    queryKey: ['insightRows', view, cell, filter, pageSize],
    initialPageParam: 0,
    queryFn: ({ pageParam: offset, ...asked }) =>
      query('insightRows', {
        params: { view },
        query: { ...filter, cell, offset, limit: pageSize },
      }).queryFn(asked),
    getNextPageParam: (last, all) =>
      all.length * pageSize < last.figure.count ? all.length * pageSize : undefined,
  });
}
