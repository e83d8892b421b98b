/**
 * Logistic regression with D. Firth's penalty (Biometrika 80, 1993), which keeps coefficients finite where all of one
 * kind answered alike and takes away most of the bias of few cases (G. Heinze and M. Schemper, Stat. Med. 21, 2002).
 * Intervals hold for customers who answered several times: the sandwich over clusters with its correction for few of
 * them (K.-Y. Liang and S. L. Zeger, Biometrika 73, 1986; factor G/(G−1)). Ours: there is no kept library for it.
 */
import type { Interval } from './interval.ts';
import { z95 } from './interval.ts';
import { dot, invert, type Matrix, multiply, weightedSquares } from './matrix.ts';

export interface Answer {
  /** Who answered. */
  readonly cluster: string;
  readonly yes: boolean;
  /** What it may depend on, in one order for all; without the constant, which is put first. */
  readonly x: readonly number[];
}

export interface Coefficient extends Interval {
  readonly value: number;
}

export interface Fit {
  /** The constant first. In log odds. */
  readonly coefficients: readonly Coefficient[];
  /** The modelled chance of a yes of each answer, in their order. */
  readonly chances: readonly number[];
}

/** A floor for fitting at all, and no licence: of the rarer answer per coefficient, of answers, of customers. */
export const floor = { rarerPerCoefficient: 10, answers: 100, clusters: 30 };

/** Whether there is enough to fit so many coefficients (with the constant). */
export function mayFit(answers: readonly Pick<Answer, 'cluster' | 'yes'>[], coefficients: number): boolean {
  const yes = answers.filter((answer) => answer.yes).length;
  return (
    Math.min(yes, answers.length - yes) >= floor.rarerPerCoefficient * coefficients &&
    answers.length >= floor.answers &&
    new Set(answers.map(({ cluster }) => cluster)).size >= floor.clusters
  );
}

const chanceOf = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

/** `null` where what it may depend on does not vary by itself, or nothing settles. */
export function fitFirth(answers: readonly Answer[]): Fit | null {
  const rows = answers.map(({ x }) => [1, ...x]);
  let beta = (rows[0] ?? []).map(() => 0);
  for (let round = 0; round < 200; round++) {
    const chances = rows.map((x) => chanceOf(dot(x, beta)));
    const bread = invert(informationOf(rows, chances));
    if (!bread) return null;
    const score = sumRows(scores(answers, rows, chances, bread));
    const step = bread.map((row) => dot(row, score));
    // A longer step could overshoot where a coefficient tends to infinity.
    const scale = Math.min(1, 2 / Math.max(...step.map(Math.abs), 1e-300));
    beta = beta.map((value, i) => value + scale * (step[i] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-9) return fitted(answers, rows, beta, bread);
  }
  return null;
}

const informationOf = (rows: readonly (readonly number[])[], chances: readonly number[]): Matrix =>
  weightedSquares(
    rows,
    chances.map((chance) => chance * (1 - chance)),
  );

/** What each answer pulls by: (y − p + h·(½ − p)) x, where h is its leverage. The last part is the penalty. */
function scores(
  answers: readonly Answer[],
  rows: readonly (readonly number[])[],
  chances: readonly number[],
  bread: Matrix,
): number[][] {
  return rows.map((x, i) => {
    const p = chances[i] ?? 0;
    const leverage =
      p *
      (1 - p) *
      dot(
        x,
        bread.map((row) => dot(row, x)),
      );
    const pull = (answers[i]?.yes ? 1 : 0) - p + leverage * (0.5 - p);
    return x.map((value) => pull * value);
  });
}

function sumRows(rows: readonly (readonly number[])[]): number[] {
  return rows.reduce<number[]>((sum, row) => row.map((value, i) => value + (sum[i] ?? 0)), []);
}

function fitted(
  answers: readonly Answer[],
  rows: readonly (readonly number[])[],
  beta: readonly number[],
  bread: Matrix,
): Fit {
  const chances = rows.map((x) => chanceOf(dot(x, beta)));
  const pulls = scores(answers, rows, chances, bread);
  const byCluster = [...Map.groupBy(pulls.keys(), (i) => answers[i]?.cluster).values()].map((members) =>
    sumRows(members.map((i) => pulls[i] ?? [])),
  );
  const clusters = byCluster.length;
  const meat = weightedSquares(
    byCluster,
    byCluster.map(() => clusters / (clusters - 1)),
  );
  const variance = multiply(multiply(bread, meat), bread);
  return {
    chances,
    coefficients: beta.map((value, i) => {
      const half = z95 * Math.sqrt(variance[i]?.[i] ?? 0);
      return { value, low: value - half, high: value + half };
    }),
  };
}
