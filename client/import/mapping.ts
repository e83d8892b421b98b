/** A file with the meaning that a person gives it: which column is what, and how its figures are written. */
import { type DecimalMark, guessMark } from '#shared/catalogue/csv-numbers.ts';
import type { CsvFile } from './read-file.ts';

export interface Mapping<Key extends string> {
  /** What each column of the file is; `null`: it is not read. */
  readonly keys: readonly (Key | null)[];
  readonly mark: DecimalMark;
}

/** What stands in the columns that mean one of these. */
export const cellsOf = <Key extends string>(
  keys: Mapping<Key>['keys'],
  rows: CsvFile['rows'],
  isOne: (key: Key) => boolean,
): string[] =>
  rows.flatMap((row) =>
    row.filter((_, index) => {
      const key = keys[index];
      return key ? isOne(key) : false;
    }),
  );

/** By all figures in columns that hold some. */
export const markOf = <Key extends string>(
  keys: Mapping<Key>['keys'],
  rows: CsvFile['rows'],
  isFigure: (key: Key) => boolean,
): DecimalMark => guessMark(cellsOf(keys, rows, isFigure));

/** Each meaning stands for one column: the column that had it loses it. */
export const withKey = <Key extends string, M extends Mapping<Key>>(
  mapping: M,
  column: number,
  key: Key | null,
): M => ({
  ...mapping,
  keys: mapping.keys.map((was, index) => (index === column ? key : key !== null && was === key ? null : was)),
});

/** A row by what its cells mean. */
export const named = <Key extends string>(
  keys: Mapping<Key>['keys'],
  cells: readonly string[],
): Partial<Record<Key, string>> =>
  Object.fromEntries(
    keys.flatMap((key, column) => (key === null ? [] : [[key, cells[column] ?? '']])),
  ) as Partial<Record<Key, string>>;

/** The row with one cell as it was put right; cells that it did not have are empty. */
export const withCell = (cells: readonly string[], column: number, text: string): string[] =>
  Array.from({ length: Math.max(cells.length, column + 1) }, (_, index) =>
    index === column ? text : (cells[index] ?? ''),
  );
