/** A file of the catalogue with the meaning that a person gives it, and what of it does not fit. */
import type { CatalogueRow } from '#shared/catalogue/catalogue-row.ts';
import { type ColumnKey, columns, guessColumns } from '#shared/catalogue/columns.ts';
import { type CellError, readRow } from '#shared/catalogue/read-row.ts';
import { type Mapping, markOf, named } from '../import/mapping.ts';
import type { CsvFile } from '../import/read-file.ts';

export type CatalogueMapping = Mapping<ColumnKey>;

export function guessMapping({ headers, rows }: CsvFile): CatalogueMapping {
  const keys = guessColumns(headers);
  return { keys, mark: markOf(keys, rows, isFigure) };
}

/** Whether its cells hold figures, which are written with one mark. */
export const isFigure = (key: ColumnKey): boolean =>
  columns[key].kind === 'number' || columns[key].kind === 'tiers';

export interface UnfitRow {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly errors: readonly CellError[];
}

export interface ReadFile {
  /** Those that fit, each with its place in the file. */
  readonly rows: readonly { readonly index: number; readonly row: CatalogueRow }[];
  readonly unfit: readonly UnfitRow[];
}

/** `leftOut`: places of rows that are not to be read in. */
export function readAll(
  rows: CsvFile['rows'],
  { keys, mark }: CatalogueMapping,
  leftOut: ReadonlySet<number>,
): ReadFile {
  const fit: { index: number; row: CatalogueRow }[] = [];
  const unfit: UnfitRow[] = [];
  for (const [index, cells] of rows.entries()) {
    if (leftOut.has(index)) continue;
    const reading = readRow(named(keys, cells), mark);
    if ('row' in reading) fit.push({ index, row: reading.row });
    else unfit.push({ index, errors: reading.errors });
  }
  return { rows: fit, unfit };
}
