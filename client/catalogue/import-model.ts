/** A file with the meaning that a person gives it: which column is what, and what does not fit. */
import type { CatalogueRow } from '#shared/catalogue/catalogue-row.ts';
import { type ColumnKey, columns, guessColumns } from '#shared/catalogue/columns.ts';
import { type DecimalMark, guessMark } from '#shared/catalogue/csv-numbers.ts';
import { type CellError, readRow } from '#shared/catalogue/read-row.ts';
import { rowsPerPortion } from '#shared/protocol/catalogue-api.ts';
import type { CsvFile } from './read-file.ts';

export interface Mapping {
  /** What each column of the file is; `null`: it is not read. */
  readonly keys: readonly (ColumnKey | null)[];
  readonly mark: DecimalMark;
}

export function guessMapping({ headers, rows }: CsvFile): Mapping {
  const keys = guessColumns(headers);
  return { keys, mark: markOf(keys, rows) };
}

/** By all figures in columns that hold some. */
export const markOf = (keys: Mapping['keys'], rows: CsvFile['rows']): DecimalMark =>
  guessMark(rows.flatMap((row) => row.filter((_, index) => isFigure(keys[index]))));

const isFigure = (key: ColumnKey | null | undefined): boolean =>
  key ? columns[key].kind === 'number' || columns[key].kind === 'tiers' : false;

/** Each meaning stands for one column: the column that had it loses it. */
export function withKey({ keys, mark }: Mapping, column: number, key: ColumnKey | null): Mapping {
  return {
    mark,
    keys: keys.map((was, index) => (index === column ? key : key !== null && was === key ? null : was)),
  };
}

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
  { keys, mark }: Mapping,
  leftOut: ReadonlySet<number>,
): ReadFile {
  const fit: { index: number; row: CatalogueRow }[] = [];
  const unfit: UnfitRow[] = [];
  for (const [index, cells] of rows.entries()) {
    if (leftOut.has(index)) continue;
    const named = Object.fromEntries(
      keys.flatMap((key, column) => (key === null ? [] : [[key, cells[column] ?? '']])),
    );
    const reading = readRow(named, mark);
    if ('row' in reading) fit.push({ index, row: reading.row });
    else unfit.push({ index, errors: reading.errors });
  }
  return { rows: fit, unfit };
}

/** In bytes of JSON: what one request may carry, with room for the rest of it. */
const largestPortion = 200_000;

/** As many rows at once as one request takes. */
export function portions(rows: readonly CatalogueRow[]): { from: number; rows: CatalogueRow[] }[] {
  const all: { from: number; rows: CatalogueRow[]; size: number }[] = [];
  for (const [index, row] of rows.entries()) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length;
    const last = all.at(-1);
    if (last && last.rows.length < rowsPerPortion && last.size + size < largestPortion) {
      last.rows.push(row);
      last.size += size;
    } else all.push({ from: index, rows: [row], size });
  }
  return all.map(({ from, rows: some }) => ({ from, rows: some }));
}
