/** What of the catalogue's page stands in its address, so that a view can be sent to a colleague. */
import { type PricePeriod, pricePeriods } from '#shared/quote/quote.ts';

export interface CatalogueSearch {
  /** The item that is open; `new` for one that is being written. */
  readonly item?: string;
  readonly find?: string;
  readonly billing?: PricePeriod;
  /** Show what was put away too. */
  readonly archived?: true;
  /** By which column, the most first; without one, under the categories by name. */
  readonly sort?: SortColumn;
}

export const sortColumns = ['margin', 'kept', 'used'] as const;
export type SortColumn = (typeof sortColumns)[number];

export const newItem = 'new';

/** Keeps what is known and drops the rest. */
export function validCatalogueSearch(search: Record<string, unknown>): CatalogueSearch {
  const { item, find, archived } = search;
  const sort = sortColumns.find((column) => column === search['sort']);
  const billing = pricePeriods.find((period) => period === search['billing']);
  return {
    ...(typeof item === 'string' && { item }),
    ...(typeof find === 'string' && find !== '' && { find }),
    ...(billing && { billing }),
    ...(archived === true && { archived }),
    ...(sort && { sort }),
  };
}
