import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rate } from '../../../client/insight/rates.ts';

describe('rates (I-40)', () => {
  it('are counts while there are fewer than five cases', () => {
    expect(rate(2, 3)).toEqual({ kind: 'count', count: 2, of: 3 });
    expect(rate(0, 0)).toEqual({ kind: 'count', count: 0, of: 0 });
    expect(rate(4, 4).kind).toBe('count');
  });

  it('are percentages with their interval from five on', () => {
    expect(rate(2, 5)).toEqual({ kind: 'percent', percent: 40, low: 12, high: 77 });
    expect(rate(41, 41)).toMatchObject({ percent: 100, high: 100 });
  });

  it('never show a percentage for fewer than five, and always lie within their interval', () => {
    const cases = fc
      .integer({ min: 0, max: 2_000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(cases, ([count, of]) => {
        const shown = rate(count, of);
        expect(shown.kind).toBe(of < 5 ? 'count' : 'percent');
        if (shown.kind === 'count') return;
        expect(shown.low).toBeLessThanOrEqual(shown.percent);
        expect(shown.high).toBeGreaterThanOrEqual(shown.percent);
        expect(shown.low).toBeGreaterThanOrEqual(0);
        expect(shown.high).toBeLessThanOrEqual(100);
      }),
    );
  });
});
