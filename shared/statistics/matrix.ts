/** A square matrix by rows, small: one row per coefficient of a model. */
export type Matrix = readonly (readonly number[])[];

/** Its inverse and the determinant, by elimination with the largest pivot; `null` where it has none. */
export function invert(matrix: Matrix): Matrix | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(work[row]?.[column] ?? 0) > Math.abs(work[pivot]?.[column] ?? 0)) pivot = row;
    }
    const [a, b] = [work[column], work[pivot]];
    if (!a || !b || Math.abs(b[column] ?? 0) < 1e-12) return null;
    [work[column], work[pivot]] = [b, a];
    const by = b[column] ?? 1;
    for (let j = 0; j < 2 * size; j++) b[j] = (b[j] ?? 0) / by;
    for (const other of work) {
      const factor = other[column] ?? 0;
      if (other === b || factor === 0) continue;
      for (let j = 0; j < 2 * size; j++) other[j] = (other[j] ?? 0) - factor * (b[j] ?? 0);
    }
  }
  return work.map((row) => row.slice(size));
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, v, i) => sum + v * (b[i]?.[j] ?? 0), 0)));
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** Σ weight · x xᵀ over rows of equal length. */
export function weightedSquares(rows: readonly (readonly number[])[], weights: readonly number[]): Matrix {
  const size = rows[0]?.length ?? 0;
  const sum = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  rows.forEach((x, at) => {
    const weight = weights[at] ?? 0;
    for (let i = 0; i < size; i++) {
      const row = sum[i];
      if (row) for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + weight * (x[i] ?? 0) * (x[j] ?? 0);
    }
  });
  return sum;
}
