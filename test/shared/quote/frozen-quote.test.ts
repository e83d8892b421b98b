import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import {
  frozenFormat,
  frozenFormats,
  offerTermsDefaults,
  readFrozenQuote,
} from '#shared/quote/frozen-quote.ts';
import { firstForm, frozenDemo, secondForm } from '../../support/frozen-demo.ts';

describe('what was frozen', () => {
  test('in the present form reads as it is', () => {
    expect(readFrozenQuote(frozenDemo())).toEqual(frozenDemo());
  });

  test('in the first form reads with defaults, keeps its form and has its sums', () => {
    const read = readFrozenQuote(firstForm(frozenDemo()));
    const { content } = frozenDemo();
    expect(read).toEqual({
      ...frozenDemo(),
      format: 'coquote-quote-1',
      content: { ...content, terms: { ...content.terms, vatCountry: null } },
    });
    expect(priceQuote(read.content).firstYear).toEqual(priceQuote(content).firstYear);
  });

  test('in the second form reads with the answers that it left unsaid', () => {
    expect(readFrozenQuote(secondForm(frozenDemo()))).toEqual({
      ...frozenDemo(),
      format: 'coquote-quote-2',
      offer: offerTermsDefaults,
    });
  });

  test.each([
    ['a form that nobody knows', { ...frozenDemo(), format: 'coquote-quote-9' }],
    ['a present form without its fields', { ...firstForm(frozenDemo()), format: frozenFormat }],
    ['something else', { format: frozenFormats[0] }],
    ['nothing', null],
  ])('is refused where it is %s', (_, value) => {
    expect(() => readFrozenQuote(value)).toThrow();
  });
});
