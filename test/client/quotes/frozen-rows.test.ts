import { describe, expect, it } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { type Disclosure, type QuoteContent, type Section, sectionDefaults } from '#shared/quote/quote.ts';
import { frozenSections } from '../../../client/quotes/frozen-rows.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const sectionsOf = (section: Partial<Section>, choices: Partial<QuoteContent> = {}) => {
  const content = quoteContent({
    sections: [{ ...sectionDefaults, id: 'start', title: 'Start', rank: 'a', ...section }],
    components: [component('desk', { unitPrice: '50' }), component('visit', { unitPrice: '70' })],
    ...choices,
  });
  return frozenSections(content, priceQuote(content));
};

describe('a section of a version', () => {
  it.each<[Disclosure, number]>([
    ['open', 2],
    ['pricesHidden', 2],
    ['compositionHidden', 0],
  ])('that is sold %s lists %i parts and has its price', (disclosure, parts) => {
    const [section] = sectionsOf({ disclosure });
    expect(section?.blocks).toHaveLength(parts);
    expect(section?.sums.map(({ net }) => net)).toEqual([12_000]);
  });

  it('that was left out as a whole says so, and what it would have come to', () => {
    const [section] = sectionsOf({ presence: 'optional' }, { sectionChoices: { start: false } });
    expect(section).toMatchObject({ isLeftOut: true, sums: [{ net: 12_000 }] });
    expect(section?.blocks.flatMap(({ lines }) => lines.map(({ state }) => state))).toEqual([
      'left-out',
      'left-out',
    ]);
  });

  it('that was chosen comes to what it is in the sums', () => {
    const [section] = sectionsOf({ presence: 'optional' });
    expect(section).toMatchObject({ isLeftOut: false, sums: [{ net: 12_000 }] });
  });
});
