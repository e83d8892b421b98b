import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { type Component, choiceGroupDefaults, type QuoteContent } from '#shared/quote/quote.ts';
import { issuesOf, periodOf, quoteOfLines } from '../../support/price-lines.ts';

const members: Partial<Component>[] = [
  { unitPrice: '10', groupId: 'group' },
  { unitPrice: '30', groupId: 'group' },
  { unitPrice: '20', groupId: 'group' },
];

function withGroup(
  picks: string[],
  bounds: { min: number; max: number } = { min: 1, max: 1 },
  rest: Partial<QuoteContent> = {},
): QuoteContent {
  const group = { ...choiceGroupDefaults, id: 'group', sectionId: 'start', rank: 'a0', ...bounds };
  return quoteOfLines(
    [...members, { unitPrice: '100' }],
    {},
    { choiceGroups: [group], picks: { group: picks }, ...rest },
  );
}

describe('optional components', () => {
  const optional = { unitPrice: '10', presence: 'optional' } as const;

  test('count when preselected or chosen, and are left out otherwise', () => {
    const content = quoteOfLines([
      { ...optional, preselected: true },
      { ...optional, preselected: false },
      { unitPrice: '1' },
    ]);
    expect(priceQuote(content)).toMatchObject({ leftOut: ['c2'], firstYear: { net: 1100 } });
    const other = priceQuote({ ...content, choices: { c1: false, c2: true } });
    expect(other).toMatchObject({ leftOut: ['c1'], firstYear: { net: 1100 } });
  });

  test('left out, they keep their own amount and VAT', () => {
    const { components } = priceQuote(quoteOfLines([{ ...optional, preselected: false }]));
    expect(components['c1']).toMatchObject({ selected: false, net: 1000, ownVat: 250 });
  });

  test('the first year falls into what is always included, chosen and left out', () => {
    const content = quoteOfLines([
      { unitPrice: '1' },
      { ...optional, preselected: true },
      { ...optional, preselected: false, pricePeriod: 'month', billingPeriod: 'month' },
    ]);
    expect(priceQuote(content).firstYearParts).toEqual({ required: 100, chosen: 1000, leftOut: 12_000 });
  });
});

describe('a choice group', () => {
  test('counts its pick, shows the others by their difference, and leaves nothing out', () => {
    const priced = priceQuote(withGroup(['c3']));
    expect(periodOf(priced, 'once').net).toBe(12_000);
    expect(priced.leftOut).toEqual([]);
    const differences = ['c1', 'c2', 'c3', 'c4'].map((id) => priced.components[id]?.differenceToPicked);
    expect(differences).toEqual([-1000, 1000, 0, null]);
    expect(issuesOf(priced)).toEqual([]);
    expect(priced.range).toBeNull();
  });

  test('undecided, it is an issue and the total a range from the cheapest to the dearest', () => {
    const priced = priceQuote(withGroup([]));
    expect(issuesOf(priced)).toEqual(['group-undecided group picks']);
    expect(priced.range).toEqual({ from: 11_000, to: 13_000 });
    expect(priced.components['c1']?.differenceToPicked).toBeNull();
  });

  test('with too many picks it is undecided too', () => {
    const priced = priceQuote(withGroup(['c1', 'c2']));
    expect(issuesOf(priced)).toEqual(['group-undecided group picks']);
    expect(priced.range).toEqual({ from: 11_000, to: 13_000 });
  });

  test('of two of three ranges over pairs; of at most one there is nothing to decide', () => {
    expect(priceQuote(withGroup([], { min: 2, max: 2 })).range).toEqual({ from: 13_000, to: 15_000 });
    expect(priceQuote(withGroup([], { min: 2, max: 3 })).range).toEqual({ from: 13_000, to: 16_000 });
    expect(priceQuote(withGroup([], { min: 0, max: 1 })).range).toBeNull();
  });

  test('ranges are priced as a whole, with the discounts', () => {
    const content = withGroup([]);
    const half = { ...content, terms: { ...content.terms, quoteDiscount: { percent: '50' } } };
    expect(priceQuote(half).range).toEqual({ from: 5500, to: 6500 });
  });

  test('without enough to choose from it is impossible', () => {
    expect(issuesOf(priceQuote(withGroup(['c1'], { min: 4, max: 4 })))).toEqual([
      'group-impossible group min',
    ]);
    expect(issuesOf(priceQuote(withGroup(['c1'], { min: 2, max: 1 })))).toEqual([
      'group-impossible group min',
    ]);
  });
});

test('what points nowhere is named and keeps its price', () => {
  const content = quoteOfLines([
    { unitPrice: '10', sectionId: 'gone' },
    { unitPrice: '10', groupId: 'gone' },
  ]);
  const priced = priceQuote(content);
  expect(issuesOf(priced)).toEqual(['orphan c1 sectionId', 'orphan c2 groupId']);
  expect(periodOf(priced, 'once').net).toBe(1000);
});

test('what the reader of a document found heads the issues', () => {
  const unreadable = { code: 'unreadable', element: 'c1', field: 'title' } as const;
  const priced = priceQuote(quoteOfLines([{ unitPrice: null }]), { issues: [unreadable] });
  expect(issuesOf(priced)).toEqual(['unreadable c1 title', 'price-missing c1 unitPrice']);
});
