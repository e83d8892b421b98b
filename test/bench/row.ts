/** One measured figure of a benchmark. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What was promised of it, in words, and whether this run keeps the promise. */
  readonly target?: { readonly text: string; readonly met: boolean };
  /** What to know before believing the figure. */
  readonly note?: string | undefined;
}

/** A figure that must not be below, or above, a bound. */
export function bounded(row: Row, side: 'at least' | 'at most', bound: number): Row {
  const met = side === 'at least' ? row.value >= bound : row.value <= bound;
  return { ...row, target: { text: `${side} ${bound}`, met } };
}

export const printRow = (row: Row): void => console.log(rowText(row));

export function rowText({ name, value, unit, target, note }: Row): string {
  const figure = value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 1_000 ? 1 : 0);
  const verdict = target ? `  [${target.text}: ${target.met ? 'met' : 'NOT MET'}]` : '';
  return `  ${name.padEnd(66)} ${figure.padStart(9)} ${unit}${verdict}${note ? `  (${note})` : ''}`;
}
