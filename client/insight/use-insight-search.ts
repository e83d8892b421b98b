import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { filterOf, type InsightSearch, validInsightSearch } from './insight-search.ts';

/** The address of the page, what the server filters by, and a way to change parts of it. */
export function useInsightSearch() {
  const search = useSearch({ from: '/workspace/insight' });
  const navigate = useNavigate();
  const { from, to, owner, template, pipeline } = search;
  const filter = useMemo(
    () => filterOf({ from, to, owner, template, pipeline } as InsightSearch),
    [from, to, owner, template, pipeline],
  );
  const change = (wanted: Partial<Record<keyof InsightSearch, string | undefined>>) => {
    const next = validInsightSearch({ ...search, ...wanted });
    void navigate({ to: '/insight', search: next, replace: true, resetScroll: false });
  };
  return { search, filter, change };
}
