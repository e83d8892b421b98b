/**
 * Cells as RFC 4180 writes them, and none that a spreadsheet would take for a formula: such a text gets an apostrophe
 * in front, which reading takes off again. Plain numbers stay numbers, also negative ones.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^-?\d+([.,]\d+)?$/;

export const escapeCell = (text: string): string =>
  formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;

/** What `escapeCell` was given. */
export const unescapeCell = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

/** One row with its line end, in quotes where it must be. */
export function csvRow(cells: readonly string[], separator: string): string {
  const quoted = cells.map((text) => {
    const cell = escapeCell(text);
    const needsQuotes = /["\r\n]/.test(cell) || cell.includes(separator) || cell !== cell.trim();
    return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
  });
  return `${quoted.join(separator)}\r\n`;
}
