import { describe, expect, it } from 'vitest';
import { type Answer, fitFirth, mayFit } from '#shared/statistics/firth-logistic.ts';

/** NV, PI, EH of those with low and with high histology: G. Heinze and M. Schemper, Stat. Med. 21, 2002. */
const low =
  '0,13,1.64 0,16,2.26 0,8,3.14 0,34,2.68 0,20,1.28 0,5,2.31 0,17,1.8 0,10,1.68 0,26,1.56 0,17,2.31 0,8,2.01 0,7,1.89 0,20,3.15 0,10,1.23 0,18,1.27 0,16,1.76 0,18,2 0,28,1.5 0,11,1.33 0,19,2.37 0,10,1.82 0,10,3.13 0,18,1.31 0,14,1.92 0,21,1.64 0,11,2.01 0,17,1.88 0,25,1.93 0,16,2.11 0,19,1.29 0,15,1.72 0,33,0.75 0,24,1.92 0,29,2.02 0,15,2.29 0,12,2.33 0,3,2.9 0,20,1.7 0,23,1.41 0,12,2.25 0,22,1.54 0,42,1.97 0,15,1.75 0,13,2.16 0,14,2.57 0,19,1.37 0,12,3.61 0,13,2.04 0,10,2.17';
const high =
  '0,8,2.64 0,29,0.88 0,12,1.27 0,20,1.37 1,38,0.97 1,22,1.14 1,7,0.88 1,25,0.91 1,15,0.58 0,7,0.97 0,48,1.84 0,12,1.11 0,19,1.61 0,2,1.18 1,22,1.44 1,40,1.18 1,5,0.93 1,0,1.17 0,21,1.19 0,15,1.06 0,12,1.69 1,49,0.27 0,6,1.84 0,5,1.3 0,17,0.96 1,11,1.01 1,21,0.98 0,5,0.35 1,19,1.02 0,33,0.85';

const read = (text: string, yes: boolean): Answer[] =>
  text.split(' ').map((row, i) => ({ cluster: `${yes} ${i}`, yes, x: row.split(',').map(Number) }));

describe('logistic regression with few cases', () => {
  it('has the published coefficients where a variable separates the outcomes', () => {
    const fit = fitFirth([...read(low, false), ...read(high, true)]);
    const values = fit?.coefficients.map(({ value }) => value) ?? [];
    const published = [3.77455951, 2.9292733, -0.03475175, -2.60416387];
    expect(values).toEqual(published.map((value) => expect.closeTo(value, 4)));
  });

  const table = (cells: readonly (readonly [x: number, yes: boolean, times: number])[]): Answer[] =>
    cells.flatMap(([x, yes, times], cell) =>
      Array.from({ length: times }, (_, i) => ({ cluster: `${cell} ${i}`, yes, x: [x] })),
    );

  it('adds a half to every cell of a two by two table', () => {
    const fit = fitFirth(
      table([
        [0, true, 7],
        [0, false, 3],
        [1, true, 0],
        [1, false, 8],
      ]),
    );
    expect(fit?.coefficients[0]?.value).toBeCloseTo(Math.log(7.5 / 3.5), 8);
    expect(fit?.coefficients[1]?.value).toBeCloseTo(Math.log(0.5 / 8.5) - Math.log(7.5 / 3.5), 8);
  });

  it('is no surer for the same customers answering over and over', () => {
    const once = table([
      [0, true, 30],
      [0, false, 20],
      [1, true, 20],
      [1, false, 30],
    ]);
    const width = (answers: readonly Answer[]) => {
      const slope = fitFirth(answers)?.coefficients[1];
      return slope ? slope.high - slope.low : 0;
    };
    const repeated = [...once, ...once, ...once, ...once];
    expect(width(repeated)).toBeCloseTo(width(once), 1);
    // The control: as if they were four times as many customers.
    const apart = repeated.map((answer, i) => ({ ...answer, cluster: String(i) }));
    expect(width(apart)).toBeLessThan(0.6 * width(once));
  });

  it('does not fit what cannot be told apart, and says when there is too little', () => {
    expect(
      fitFirth(
        table([
          [1, true, 5],
          [1, false, 5],
        ]),
      ),
    ).toBeNull();
    const answers = (n: number, customers: number, rarer: number) =>
      Array.from({ length: n }, (_, i) => ({ cluster: String(i % customers), yes: i < rarer }));
    expect(mayFit(answers(100, 30, 40), 4)).toBe(true);
    expect(mayFit(answers(99, 30, 40), 4)).toBe(false);
    expect(mayFit(answers(100, 29, 40), 4)).toBe(false);
    expect(mayFit(answers(100, 30, 39), 4)).toBe(false);
    expect(mayFit(answers(100, 30, 61), 4)).toBe(false);
  });
});
