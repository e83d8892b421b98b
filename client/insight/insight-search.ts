/** What of the page stands in its address, so that a view can be sent to a colleague. */
import { type Order, orders } from './insight-model.ts';

export const views = ['bars', 'table'] as const;
export type View = (typeof views)[number];

export interface InsightSearch {
  /** Key of the component whose quotes are open. */
  readonly component?: string;
  readonly sort?: Order;
  readonly view?: View;
}

/** Keeps what is known and drops the rest. */
export function validInsightSearch(search: Record<string, unknown>): InsightSearch {
  const sort = orders.find((order) => order === search['sort']);
  const view = views.find((candidate) => candidate === search['view']);
  const component = search['component'];
  return {
    ...(typeof component === 'string' && { component }),
    ...(sort && { sort }),
    ...(view && { view }),
  };
}
