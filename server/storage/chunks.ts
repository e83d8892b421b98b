/**
 * How many rows one `insert` takes. Several together cost a fraction of one by one; more than this saves nothing,
 * makes another statement text for each number of rows, and would in the end meet the limit on parameters.
 */
const rowsPerInsert = 50;

/** The rows in order, some at a time; nothing where there are none. */
export function* inChunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsPerInsert) yield rows.slice(at, at + rowsPerInsert);
}
