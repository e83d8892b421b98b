import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { frozenFormat, frozenFormats, readFrozenQuote } from '#shared/quote/frozen-quote.ts';
import { frozenDemo } from '../../support/frozen-demo.ts';

/** The demo as it was frozen before quotes had these fields. */
function firstForm() {
  const { content, ...frozen } = frozenDemo();
  const without = <T extends object>(value: T, ...names: string[]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  const section = ['presence', 'preselected', 'disclosure', 'staysOpen'];
  const terms = ['quoteDiscountUntil', 'quoteAdjustments', 'payableStep', 'vatCountry'];
  return {
    ...frozen,
    format: 'coquote-quote-1',
    content: {
      ...without(content, 'sectionChoices'),
      terms: without(content.terms, ...terms),
      sections: content.sections.map((each) => without(each, ...section)),
      choiceGroups: content.choiceGroups.map((each) => without(each, 'staysOpen')),
      components: content.components.map((each) => without(each, 'requires', 'excludes', 'staysOpen')),
    },
  };
}

describe('what was frozen', () => {
  test('in the present form reads as it is', () => {
    expect(readFrozenQuote(frozenDemo())).toEqual(frozenDemo());
  });

  test('in the first form reads with defaults, keeps its form and has its sums', () => {
    const read = readFrozenQuote(firstForm());
    const { content } = frozenDemo();
    expect(read).toEqual({
      ...frozenDemo(),
      format: 'coquote-quote-1',
      content: { ...content, terms: { ...content.terms, vatCountry: null } },
    });
    expect(priceQuote(read.content).firstYear).toEqual(priceQuote(content).firstYear);
  });

  test.each([
    ['a form that nobody knows', { ...frozenDemo(), format: 'coquote-quote-9' }],
    ['a present form without its fields', { ...firstForm(), format: frozenFormat }],
    ['something else', { format: frozenFormats[0] }],
    ['nothing', null],
  ])('is refused where it is %s', (_, value) => {
    expect(() => readFrozenQuote(value)).toThrow();
  });
});
