/** A row of a file that is read into a catalogue, and what reading all of them would do to it. */
import { z } from 'zod';
import { sameValue } from '../quote-doc/same-value.ts';
import {
  type CatalogueItem,
  CatalogueValues,
  catalogueDefaults,
  largestCatalogue,
  OfferedComponent,
  PrivatePart,
} from './catalogue-item.ts';

const { articleNumber, category, currency, archived } = CatalogueValues.shape;

/** What a row states. What it does not state stays as it is, and in a new item is as in any new one. */
export const CatalogueRow = z.strictObject({
  articleNumber: articleNumber.optional(),
  category: category.optional(),
  currency: currency.optional(),
  archived: archived.optional(),
  component: OfferedComponent.partial(),
  costs: PrivatePart.partial(),
});
export type CatalogueRow = z.infer<typeof CatalogueRow>;

/** As many as a catalogue holds. */
export const largestImport = largestCatalogue;

export const rowProblems = ['title-missing', 'number-twice', 'too-many'] as const;
export interface RowProblem {
  /** The row's place in the file, from 0. */
  readonly row: number;
  readonly code: (typeof rowProblems)[number];
}

export interface ImportPlan {
  readonly added: readonly CatalogueValues[];
  readonly changed: readonly { readonly item: CatalogueItem; readonly values: CatalogueValues }[];
  /** How many rows say what stands already. */
  readonly same: number;
  /** While there are any, nothing is read in. */
  readonly problems: readonly RowProblem[];
}

/** Rows find their item by its article number; one without, or with a number that nobody has, is a new item. */
export function planImport(items: readonly CatalogueItem[], rows: readonly CatalogueRow[]): ImportPlan {
  const byNumber = new Map(
    items.flatMap((item) => (item.values.articleNumber ? [[item.values.articleNumber, item] as const] : [])),
  );
  const seen = new Set<string>();
  const added: CatalogueValues[] = [];
  const changed: { item: CatalogueItem; values: CatalogueValues }[] = [];
  const problems: RowProblem[] = [];
  let same = 0;
  for (const [index, row] of rows.entries()) {
    const number = row.articleNumber ?? '';
    if (number !== '' && seen.has(number)) problems.push({ row: index, code: 'number-twice' });
    seen.add(number);
    const item = byNumber.get(number);
    const values = withRow(item?.values ?? catalogueDefaults, row);
    if (values.component.title === '') problems.push({ row: index, code: 'title-missing' });
    else if (!item) added.push(values);
    else if (sameValue(item.values, values)) same += 1;
    else changed.push({ item, values });
    if (items.length + added.length > largestCatalogue) problems.push({ row: index, code: 'too-many' });
  }
  return { added, changed, same, problems };
}

/** What was put away is offered again by a row that does not say otherwise. */
export function withRow(
  values: CatalogueValues,
  { component, costs, ...row }: CatalogueRow,
): CatalogueValues {
  const offered: CatalogueValues = { ...values, archived: false };
  return {
    ...over(offered, row),
    component: over(values.component, component),
    costs: over(values.costs, costs),
  };
}

/** What is stated in place of what was; `undefined` states nothing. */
function over<T extends object>(was: T, stated: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const said = Object.entries(stated).filter(([, value]) => value !== undefined);
  return { ...was, ...Object.fromEntries(said) };
}
