import { describe, expect, it } from 'vitest';
import { decimalOf, finePercentOf, percentOf, sumsOf } from '../../../client/insight/figures.ts';
import { filterOf, rowsOf, validInsightSearch } from '../../../client/insight/insight-search.ts';

describe('the address of insight', () => {
  it('keeps what it knows and drops the rest', () => {
    const known = {
      tab: 'losses',
      rows: 'losses lost:price:quote_sent',
      from: '2026-01-31',
      owner: 'somebody',
      sort: 'chosen',
    };
    expect(validInsightSearch({ ...known, to: '31 January', view: 'pie', more: 1 })).toEqual(known);
    expect(filterOf(validInsightSearch(known))).toEqual({ from: '2026-01-31', owner: 'somebody' });
  });

  it('names a view and a figure of it, or opens nothing', () => {
    expect(rowsOf('age age:0-7:quote_sent:SEK')).toEqual({ view: 'age', cell: 'age:0-7:quote_sent:SEK' });
    for (const rows of [undefined, '', 'age', 'nothing lost']) expect(rowsOf(rows)).toBeNull();
    expect(validInsightSearch({ rows: 'nothing lost' })).toEqual({});
  });
});

describe('estimates in words', () => {
  it('has no more digits than it knows', () => {
    expect([percentOf(0.4137), finePercentOf(0.041), finePercentOf(0.1)]).toEqual(['41', '4,1', '10']);
    expect([decimalOf(30, 0), decimalOf(0, 0), decimalOf(0.9, 2), decimalOf(-57)]).toEqual([
      '30',
      '0',
      '0,9',
      '−57',
    ]);
  });

  it('never adds up currencies', () => {
    const sums = [
      { currency: 'EUR', amount: 100_00 },
      { currency: 'SEK', amount: 5_000_00 },
    ] as unknown as Parameters<typeof sumsOf>[0]['sums'];
    expect(sumsOf({ sums })).toBe('100\u00a0€ · 5\u00a0000\u00a0kr');
  });
});
