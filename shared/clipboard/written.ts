/**
 * Components as other programs take them from a clipboard: rows of cells for spreadsheets and mails, and with them the
 * whole of what was copied, for a quote to read. None of it holds what only the seller's side may know.
 */
import { catalogueDefaults, offeredPart } from '../catalogue/catalogue-item.ts';
import { type ColumnKey, type CsvLanguage, columns } from '../catalogue/columns.ts';
import { csvRow, escapeCell } from '../catalogue/csv-cells.ts';
import { cellsOf, habits } from '../catalogue/write-csv.ts';
import type { Copied } from './copied.ts';

/** Not every browser carries it between programs, so it stands in the table too. */
export const ownType = 'application/x-coquote-components+json';
/** Of the table; its value is the same JSON. */
export const ownAttribute = 'data-coquote-components';

export interface Written {
  readonly own: string;
  readonly html: string;
  readonly text: string;
}

/** What every component is told by; the other columns are there when one of them says something. */
const always: ReadonlySet<ColumnKey> = new Set(['title', 'quantity', 'unit', 'unitPrice']);
const tableColumns: readonly ColumnKey[] = [
  'title',
  'description',
  'quantity',
  'unit',
  'unitPrice',
  'currency',
  'tiers',
  'pricePeriod',
  'vatRate',
];

export function written(copied: Copied, language: CsvLanguage): Written {
  const own = JSON.stringify(copied);
  const rows = copied.components.map((component) => {
    const values = { ...catalogueDefaults, currency: copied.currency, component: offeredPart(component) };
    return cellsOf(values, language, habits[language].mark);
  });
  const shown = tableColumns.filter((key) => always.has(key) || rows.some((cells) => cells[key] !== ''));
  const table = [
    shown.map((key) => columns[key][language]),
    ...rows.map((cells) => shown.map((key) => cells[key])),
  ];
  return {
    own,
    text: table.map((cells) => csvRow(cells, '\t')).join(''),
    html: `<meta charset="utf-8"><table ${ownAttribute}="${escapeHtml(own)}">${table.map(htmlRow).join('')}</table>`,
  };
}

const htmlRow = (cells: readonly string[], index: number): string => {
  const tag = index === 0 ? 'th' : 'td';
  const all = cells.map(
    (cell) => `<${tag}>${escapeHtml(escapeCell(cell)).replaceAll('\n', '<br>')}</${tag}>`,
  );
  return `<tr>${all.join('')}</tr>`;
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
