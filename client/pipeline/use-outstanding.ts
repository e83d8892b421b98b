import type { OutstandingOrder } from '#shared/protocol/outstanding-api.ts';
import { call } from '../api/api.ts';
import { keyOf } from './outstanding-model.ts';
import { useOrderedPages } from './use-ordered-pages.ts';

interface OutstandingAsked {
  readonly owner?: string;
  readonly steps?: string;
  readonly sort?: OutstandingOrder;
}

/** Versions that lie with customers, page by page. */
export function useOutstanding(asked: OutstandingAsked) {
  return useOrderedPages({
    key: ['listOutstanding', 'pages', asked],
    read: (page, options) => call('listOutstanding', { query: { ...asked, ...page } }, options),
    rowsOf: ({ quotes }) => quotes,
    idOf: keyOf,
  });
}
