import { rowsPerPortion } from '#shared/protocol/import-api.ts';

/** In bytes of JSON: what one request may carry, with room for the rest of it. */
const largestPortion = 200_000;

/** As many rows at once as one request takes. */
export function portions<Row extends object>(rows: readonly Row[]): { from: number; rows: Row[] }[] {
  const all: { from: number; rows: Row[]; size: number }[] = [];
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
