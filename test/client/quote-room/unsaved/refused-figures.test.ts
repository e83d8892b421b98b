import { describe, expect, it } from 'vitest';
import { figureOf } from '../../../../client/quote-room/unsaved/refused-figures.ts';

const words = {
  unitPrice: (price: string) => `${price} kr`,
  number: (value: string) => `#${value}`,
  day: (date: string) => `on ${date}`,
};

describe('a figure among what was refused', () => {
  it.each([
    ['unitPrice', '1250.5', '1250.5 kr'],
    ['quantities', '8', '#8'],
    ['discountPercent', '7.5', '7,5\u00a0%'],
    ['validUntil', '2026-12-01', 'on 2026-12-01'],
    ['paymentDays', 45, '#45'],
  ])('in %s is written as the quote writes it', (field, value, text) => {
    expect(figureOf(field, value, words)).toBe(text);
  });

  it('is left to the text itself where a field holds no figure', () => {
    expect(figureOf('title', '1250', words)).toBeNull();
    expect(figureOf('toString', 'x', words)).toBeNull();
  });

  it('is shown as it was written when it is no figure', () => {
    const broken = () => {
      throw new Error('no number');
    };
    expect(figureOf('unitPrice', 'much', { ...words, unitPrice: broken })).toBe('much');
  });
});
