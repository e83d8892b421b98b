/** What of the page stands in its address, so that a view can be sent to a colleague. */
import { type CaseView, caseViews } from '#shared/insight/case-views.ts';
import { IsoDate } from '#shared/time.ts';
import { type Order, orders } from './insight-model.ts';

export const views = ['bars', 'table'] as const;
export type View = (typeof views)[number];

/** The page's parts: each is loaded when it is opened. */
export const tabs = ['choices', 'process', 'forecast', 'losses'] as const;
export type Tab = (typeof tabs)[number];

/** Rows that are open: a view of the sales process and one of its figures. */
export interface OpenRows {
  readonly view: CaseView;
  readonly cell: string;
}

export interface InsightSearch {
  readonly tab?: Tab;
  /** Key of the component whose quotes are open. */
  readonly component?: string;
  /** Key of the component whose price is looked at. */
  readonly price?: string;
  readonly sort?: Order;
  readonly view?: View;
  /** "view cell" */
  readonly rows?: string;
  readonly from?: string;
  readonly to?: string;
  readonly owner?: string;
  readonly template?: string;
  readonly pipeline?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 400 ? value : undefined;
const day = (value: unknown): string | undefined => IsoDate.safeParse(value).data;
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((candidate) => candidate === value);

/** Keeps what is known and drops the rest. */
export function validInsightSearch(search: Record<string, unknown>): InsightSearch {
  const known = {
    tab: oneOf(tabs, search['tab']),
    component: text(search['component']),
    price: text(search['price']),
    sort: oneOf(orders, search['sort']),
    view: oneOf(views, search['view']),
    rows: rowsOf(text(search['rows'])) ? text(search['rows']) : undefined,
    from: day(search['from']),
    to: day(search['to']),
    owner: text(search['owner']),
    template: text(search['template']),
    pipeline: text(search['pipeline']),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** What the address names as open; `null` for nothing. */
export function rowsOf(rows: string | undefined): OpenRows | null {
  const [first, ...cell] = rows?.split(' ') ?? [];
  const view = oneOf(caseViews, first);
  return view && cell.length > 0 ? { view, cell: cell.join(' ') } : null;
}

/** The part of the address that the server filters by. */
export function filterOf({ from, to, owner, template, pipeline }: InsightSearch) {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(owner !== undefined && { owner }),
    ...(template !== undefined && { template }),
    ...(pipeline !== undefined && { pipeline }),
  };
}
