import { describe, expect, test } from 'vitest';
import { limitsFrom, limitValues } from '../../../client/settings/limit-values.ts';

const typed = {
  maxDiscount: '12,5',
  minMargin: '20.25',
  maxValue: '1 234,50',
  currency: 'SEK',
  minStartDays: '14',
  maxPriceChange: '0',
};

describe('limits as they are typed', () => {
  test('are read with either decimal mark', () => {
    expect(limitsFrom(typed)).toEqual({
      maxDiscountPercent: '12.5',
      minMarginPercent: '20.25',
      minStartDays: 14,
      maxPriceChangePercent: '0',
      maxValue: { amount: 123_450, currency: 'SEK' },
    });
  });

  test('are shown as one types them', () => {
    const limits = limitsFrom(typed);
    if (limits === 'unfit') throw new Error('these are limits');
    expect(limitValues(limits)).toEqual({ ...typed, minMargin: '20,25', maxValue: '1234,5' });
  });

  test('are none where every field is empty', () => {
    expect(
      limitsFrom({
        ...{ maxDiscount: '', minMargin: ' ', maxValue: '', currency: 'SEK' },
        ...{ minStartDays: '', maxPriceChange: '' },
      }),
    ).toBeNull();
  });

  test.each([
    ['a negative amount', '\u2212500'],
    ['finer than an amount is stated', '1,23456'],
    ['more than an amount can be', '1'.repeat(14)],
    ['no number', 'a lot'],
  ])('are no limits: %s', (_, maxValue) => {
    expect(limitsFrom({ ...typed, maxValue })).toBe('unfit');
  });
});
