import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import {
  choiceGroupDefaults,
  type QuoteContent,
  type Section,
  sectionDefaults,
} from '#shared/quote/quote.ts';
import { issuesOf, periodOf } from '../../support/price-lines.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const section = (id: string, values: Partial<Section> = {}): Section => ({
  ...sectionDefaults,
  id,
  rank: id,
  ...values,
});

/** Something required beside a whole section to choose, with an option and a group in it. */
function quote(chosen: boolean, values: Partial<Section> = {}): QuoteContent {
  return quoteContent({
    sections: [section('base'), section('extra', { presence: 'optional', ...values })],
    choiceGroups: [{ ...choiceGroupDefaults, id: 'group', sectionId: 'extra', rank: 'g' }],
    components: [
      component('core', { sectionId: 'base', unitPrice: '1000' }),
      component('part', { sectionId: 'extra', unitPrice: '100' }),
      component('option', { sectionId: 'extra', unitPrice: '10', presence: 'optional', preselected: false }),
      component('one', { sectionId: 'extra', groupId: 'group', unitPrice: '1' }),
      component('other', { sectionId: 'extra', groupId: 'group', unitPrice: '2' }),
    ],
    sectionChoices: { extra: chosen },
    picks: { group: ['one'] },
  });
}

describe('a section that is chosen as a whole', () => {
  test('counts with its parts when it is chosen', () => {
    const priced = priceQuote(quote(true));
    expect(periodOf(priced, 'once').net).toBe(1101_00);
    expect(priced.firstYearParts).toEqual({ required: 1000_00, chosen: 101_00, leftOut: 10_00 });
    expect(priced).toMatchObject({ leftOut: ['option'], leftOutSections: [], unpicked: ['other'] });
  });

  test('counts nothing when it is left out, and still says what it would come to', () => {
    const priced = priceQuote(quote(false));
    expect(periodOf(priced, 'once').net).toBe(1000_00);
    expect(priced.optionalSections).toEqual({
      extra: {
        selected: false,
        own: [
          {
            period: 'once',
            lines: 101_00,
            discount: 0,
            net: 101_00,
            vat: [{ category: 'S', rate: '25', exemptionText: null, taxable: 101_00, tax: 25_25 }],
            tax: 25_25,
            gross: 126_25,
          },
        ],
      },
    });
    expect(priced.sections['extra']).toEqual([]);
  });

  test('leaves out its parts by name, and lists alternatives that lost apart', () => {
    const priced = priceQuote(quote(false));
    expect(priced.leftOut).toEqual(['part', 'option', 'one']);
    expect(priced.leftOutSections).toEqual(['extra']);
    expect(priced.unpicked).toEqual(['other']);
    expect(priced.firstYearParts.leftOut).toBe(111_00);
  });

  test('starts out as the seller set it', () => {
    const { sectionChoices: _, ...content } = quote(true, { preselected: false });
    const selected = (preselected: boolean) =>
      priceQuote({
        ...content,
        sections: content.sections.map((each) => (each.id === 'extra' ? { ...each, preselected } : each)),
        sectionChoices: {},
      }).optionalSections['extra']?.selected;
    expect([selected(true), selected(false)]).toEqual([true, false]);
  });

  test('has nothing to decide while it is left out', () => {
    const undecided = (chosen: boolean) => priceQuote({ ...quote(chosen), picks: {} });
    expect(issuesOf(undecided(true))).toEqual(['group-undecided group picks']);
    expect(undecided(true).range).toEqual({ from: 1101_00, to: 1102_00 });
    expect(issuesOf(undecided(false))).toEqual([]);
    expect(undecided(false).range).toBeNull();
  });

  test('a choice about a required section says nothing', () => {
    const content = quote(false, { presence: 'required' });
    expect(periodOf(priceQuote(content), 'once').net).toBe(1101_00);
  });
});

describe('a bundle', () => {
  test('has one price with the VAT rates of its parts', () => {
    const content = quoteContent({
      sections: [section('b', { disclosure: 'compositionHidden', discountPercent: '10' })],
      components: [
        component('food', { sectionId: 'b', unitPrice: '100', vat: { category: 'S', rate: '12' } }),
        component('room', { sectionId: 'b', unitPrice: '200' }),
      ],
    });
    expect(priceQuote(content).sections['b']).toMatchObject([
      {
        lines: 300_00,
        discount: 30_00,
        net: 270_00,
        vat: [
          { rate: '25', taxable: 180_00, tax: 45_00 },
          { rate: '12', taxable: 90_00, tax: 10_80 },
        ],
        gross: 325_80,
      },
    ]);
  });

  test.each([
    ['an option', { presence: 'optional' }, 'choice-hidden c presence'],
    ['a quantity', { buyerQuantity: { min: '1', max: '2', step: '1' } }, 'choice-hidden c buyerQuantity'],
  ] as const)('cannot hide %s', (_, values, issue) => {
    const content = quoteContent({
      sections: [section('b', { disclosure: 'compositionHidden' })],
      components: [component('c', { sectionId: 'b', unitPrice: '1', ...values })],
    });
    expect(issuesOf(priceQuote(content))).toEqual([issue]);
    const shown = { ...content, sections: [section('b', { disclosure: 'pricesHidden' })] };
    expect(issuesOf(priceQuote(shown))).toEqual([]);
  });

  test('cannot hide a choice group', () => {
    expect(issuesOf(priceQuote(quote(true, { disclosure: 'compositionHidden' })))).toEqual([
      'choice-hidden group sectionId',
      'choice-hidden option presence',
    ]);
  });
});
