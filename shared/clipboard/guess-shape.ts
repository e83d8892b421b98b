/** What the columns of a table most likely are whose first row does not say so: by what stands in them. */
import { bare, type ColumnKey, guessColumns, periodWords, wordIn } from '../catalogue/columns.ts';
import { type DecimalMark, numberIn } from '../catalogue/csv-numbers.ts';

type Rows = readonly (readonly string[])[];

/** Whether the first row names the columns: one of them at least, and no figure is among them. */
export function hasHeader([first = []]: Rows): boolean {
  return guessColumns(first).some((key) => key !== null) && !first.some((cell) => isFigure(cell));
}

const marks: readonly DecimalMark[] = [',', '.'];
const isFigure = (cell: string): boolean =>
  /\d/.test(cell) && marks.some((mark) => numberIn(cell, mark) !== null);

/** How much of a column must be of a kind for it to be taken for one. */
const most = 0.7;

/** Signs, in small letters, that count things: pieces, hours, days, months, users, licences. */
const units = new Set(
  'st styck stk pcs pc piece pieces ea each h hr hrs hour hours tim timme timmar dag dagar day days man manad manader month months year ar user users anvandare licens licenser license m m2 m3 kg km'.split(
    ' ',
  ),
);

/**
 * The first words are the name and the next a description, unless they are units or periods. The figures are the price;
 * before it, the quantity; and a third, which is their product, is left out.
 */
export function guessShape(rows: Rows): (ColumnKey | null)[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, index) =>
    rows.map((cells) => cells[index]?.trim() ?? '').filter(Boolean),
  );
  const isMostly = (cells: readonly string[], fits: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(fits).length >= most * cells.length;

  const figures = columns.flatMap((cells, index) =>
    isMostly(cells, isFigure) && !isMostly(cells, isPercent) ? [index] : [],
  );
  const [quantity, price] = figures.length === 1 ? [undefined, figures[0]] : figures;
  const taken = new Set<ColumnKey>();
  const once = (key: ColumnKey): ColumnKey | null => {
    if (taken.has(key)) return null;
    taken.add(key);
    return key;
  };
  return columns.map((cells, index) => {
    if (cells.length === 0) return null;
    if (index === price) return once('unitPrice');
    if (index === quantity) return once('quantity');
    if (figures.includes(index)) return null;
    if (isMostly(cells, isPercent)) return once('vatRate');
    if (isMostly(cells, (cell) => wordIn({ ...periodWords }, cell) !== null) && taken.has('title'))
      return once('pricePeriod');
    if (isMostly(cells, (cell) => units.has(bare(cell))) && taken.has('title')) return once('unit');
    return once(taken.has('title') ? 'description' : 'title');
  });
}

const isPercent = (cell: string): boolean => cell.endsWith('%') && isFigure(cell);
