/** A file of opportunities with the meaning that a person gives it. */
import { type DecimalMark, guessMark } from '#shared/catalogue/csv-numbers.ts';
import {
  type DealColumn,
  dealColumns,
  dealRow,
  guessDealColumns,
} from '#shared/opportunity/import-columns.ts';
import type { CsvFile } from '../catalogue/read-file.ts';

export interface DealMapping {
  /** What each column of the file is; `null`: it is not read. */
  readonly keys: readonly (DealColumn | null)[];
  readonly mark: DecimalMark;
  /** Of rows that name none. */
  readonly currency: string;
  /** Said of every row, where no column says whether they need it within six months. */
  readonly needed: boolean;
}

export function guessDeals({ headers, rows }: CsvFile): DealMapping {
  const keys = guessDealColumns(headers);
  const isNumber = (index: number) => {
    const key = keys[index];
    return key ? dealColumns[key].kind === 'number' : false;
  };
  const figures = rows.flatMap((row) => row.filter((_, index) => isNumber(index)));
  return { keys, mark: guessMark(figures), currency: 'SEK', needed: false };
}

/** What each row states of the gate. */
export function dealRows({ rows }: CsvFile, { keys, needed, ...reading }: DealMapping) {
  const saysNeed = keys.includes('needWithinHalfYear');
  return rows.map((cells) => {
    const named = Object.fromEntries(
      keys.flatMap((key, column) => (key === null ? [] : [[key, cells[column] ?? '']])),
    );
    return { ...(!saysNeed && { needWithinHalfYear: needed }), ...dealRow(named, reading) };
  });
}
