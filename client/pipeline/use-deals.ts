import type { Stage } from '#shared/opportunity/stages.ts';
import type { ColumnPart } from '#shared/protocol/pipeline-api.ts';
import { call } from '../api/api.ts';
import { useOrderedPages } from './use-ordered-pages.ts';

/** Whose deals are looked at, and which of them. */
export interface BoardFilter {
  readonly owner?: string;
  readonly pipeline?: string;
  /** Those that are to be let go alone. */
  readonly flag?: 'let-go';
}

interface DealsAsked extends BoardFilter {
  readonly stage?: Stage;
  readonly part?: ColumnPart;
}

/** Open deals page by page: of one part of a column, or of the whole board. */
export function useDeals(asked: DealsAsked) {
  return useOrderedPages({
    key: ['listDeals', asked],
    read: (page, options) => call('listDeals', { query: { ...asked, ...page } }, options),
    rowsOf: ({ deals }) => deals,
    idOf: ({ opportunityId }) => opportunityId,
  });
}
