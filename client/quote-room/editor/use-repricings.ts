import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Repricing, repricings } from '#shared/catalogue/take.ts';
import { query } from '../../api/queries.ts';
import { useInternal, useSession } from '../../sync/use-session.ts';

/** What in the quote stands at another price in the catalogue; `null` until both are known. */
export function useRepricings(): { readonly all: readonly Repricing[] | null; readonly error: unknown } {
  // Asked anew each time: it is the present price that is taken.
  const catalogue = useQuery({ ...query('listCatalogue', {}), staleTime: 0 });
  const content = useSession((session) => session.content);
  const costs = useInternal((internal) => internal?.costs);
  const sources = useInternal((internal) => internal?.sources);
  const items = catalogue.isFetching ? undefined : catalogue.data?.items;
  const all = useMemo(
    () => (items && costs && sources ? repricings({ content, costs, sources }, items) : null),
    [items, content, costs, sources],
  );
  return { all, error: catalogue.error };
}
