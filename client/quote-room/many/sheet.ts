/** Cells as spreadsheets and mails put them on a clipboard → rows of text. */
import Papa from 'papaparse';
import { type ColumnKey, columnKeys, guessColumns } from '#shared/catalogue/columns.ts';
import { largestCopy } from '#shared/clipboard/copied.ts';
import { guessShape, hasHeader } from '#shared/clipboard/guess-shape.ts';
import { type CatalogueMapping, isFigure } from '../../catalogue/import-model.ts';
import { markOf } from '../../import/mapping.ts';
import { largestFile } from '../../import/read-file.ts';

export type Rows = readonly (readonly string[])[];
export type SheetRefusal = 'too-large' | 'too-many' | 'nothing';

/** Columns: more than that is no list of things that are sold. */
const widest = 40;

/**
 * A table says where a cell ends; tabs do not where a cell has lines of its own. `tableIn`: the cells of the first table
 * in a document, or none.
 */
export function rowsIn(
  text: string,
  html: string,
  tableIn: (html: string) => Rows = cellsOfTable,
): Rows | SheetRefusal {
  if (text.length + html.length > largestFile) return 'too-large';
  const ofTable = /<table[\s>]/i.test(html) ? tableIn(html) : [];
  const all = ofTable.length > 0 ? ofTable : cellsOfText(text);
  const rows = all
    .map((cells) => cells.slice(0, widest).map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) return 'nothing';
  return rows.length > largestCopy + 1 ? 'too-many' : rows;
}

export function cellsOfText(text: string): Rows {
  const parse = (quoteChar: string) => Papa.parse<string[]>(text.trimEnd(), { delimiter: '\t', quoteChar });
  const quoted = parse('"');
  // A cell that begins with a quotation mark of its own was not quoted, and then no cell was.
  return quoted.errors.some(({ type }) => type === 'Quotes') ? parse('\0').data : quoted.data;
}

/** Of a parsed document of its own, which runs and fetches nothing. Cells over several columns leave the others empty. */
function cellsOfTable(html: string): Rows {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  return [...(table?.rows ?? [])].map((row) =>
    [...row.cells].flatMap((cell) => [
      wordsOf(cell),
      ...Array<string>(Math.min(widest, cell.colSpan) - 1).fill(''),
    ]),
  );
}

/** As a page shows it: breaks in the source are spaces, and `br` and paragraphs are breaks. */
function wordsOf(node: Node): string {
  const parts = [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return (child.textContent ?? '').replace(/[ \t\r\n]+/g, ' ');
    if (child.nodeName === 'BR') return '\n';
    if (child.nodeName === 'STYLE' || child.nodeName === 'SCRIPT') return '';
    return /^(P|DIV|LI)$/.test(child.nodeName) ? `${wordsOf(child)}\n` : wordsOf(child);
  });
  return parts.join('');
}

export interface Sheet {
  /** What the first row calls the columns; empty where it is a row like the others. */
  readonly headers: readonly string[];
  readonly rows: Rows;
}

export function sheetOf(rows: Rows, isHeaded: boolean): Sheet {
  const width = Math.max(...rows.map((cells) => cells.length));
  const nameless = Array<string>(width).fill('');
  const [first = [], ...others] = rows;
  return isHeaded
    ? { headers: nameless.map((_, index) => first[index] ?? ''), rows: others }
    : { headers: nameless, rows };
}

export const isHeaded = (rows: Rows): boolean => rows.length > 1 && hasHeader(rows);

/** What a component in a quote can take from a table; the others are the catalogue's own. */
const notInQuotes: ReadonlySet<ColumnKey> = new Set(['articleNumber', 'category', 'archived']);
export const sheetKeys = columnKeys.filter((key) => !notInQuotes.has(key));

/** By the names of the columns; where those do not say what the components are called, by what stands in them. */
export function guessSheet({ headers, rows }: Sheet): CatalogueMapping {
  const named = guessColumns(headers).map((key) => (key && notInQuotes.has(key) ? null : key));
  const shape = named.includes('title') ? [] : guessShape(rows);
  const keys = named.map((key, index) => {
    const guessed = shape[index] ?? null;
    return key ?? (guessed !== null && named.includes(guessed) ? null : guessed);
  });
  return { keys, mark: markOf(keys, rows, isFigure) };
}
