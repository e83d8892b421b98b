/** Rows as a CSV file (RFC 4180), made while it is sent: a long one is never in memory as a whole. */
import type { StreamAnswer } from '../http/handler.ts';

/** Text; a number; a decimal that is one already; or nothing. */
export type CsvValue = string | number | null | { readonly decimal: string };
export type CsvColumn<Row> = readonly [name: string, of: (row: Row) => CsvValue];

export function csvFile<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): StreamAnswer {
  return { fileName, mediaType: 'text/csv; charset=utf-8', parts: csvBytes(columns, rows) };
}

/** Spreadsheets take a file for UTF-8 by this sign alone. */
const byteOrderMark = '\uFEFF';
/** Characters gathered before they are handed on. */
const chunkLength = 64 * 1024;

export async function* csvBytes<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<Uint8Array> {
  let text = `${byteOrderMark}${columns.map(([name]) => csvField(name)).join(',')}\r\n`;
  for await (const row of rows) {
    text += `${columns.map(([, of]) => csvField(of(row))).join(',')}\r\n`;
    if (text.length < chunkLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** What spreadsheets would run as a formula: https://owasp.org/www-community/attacks/CSV_Injection */
const startsFormula = /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Text is what people typed, so one that would run as a formula is kept from it by an apostrophe. */
export function csvField(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return value.decimal;
  const safe = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
