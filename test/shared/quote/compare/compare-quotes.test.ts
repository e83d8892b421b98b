/** What is told of two versions beside their amounts: what was done to each element, and by whom. */
import { describe, expect, test } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { CausePlace } from '#shared/quote/compare/causes.ts';
import { compareQuotes } from '#shared/quote/compare/compare-quotes.ts';
import { type ComparedQuote, isChanged } from '#shared/quote/compare/comparison.ts';
import { type Component, type QuoteContent, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import { paragraphs, smallQuote } from '../../../support/quote-content.ts';

const version = (content: QuoteContent): ComparedQuote => ({ content, priced: priceQuote(content) });
/** Whoever is asked about says where. */
const tellingPlaces = (places: readonly CausePlace[]) =>
  places.map(([element, name]) => `${element}.${name}`);

const compare = (before: QuoteContent, after: QuoteContent, reader: 'seller' | 'buyer' = 'seller') =>
  compareQuotes(version(before), version(after), { reader, originOf: tellingPlaces });

const edited = (content: QuoteContent, id: string, change: Partial<Component>): QuoteContent => ({
  ...content,
  components: content.components.map((each) => (each.id === id ? { ...each, ...change } : each)),
});

/** What is told of every element that changed: "review: changed unitPrice". */
const told = ({ elements }: ReturnType<typeof compare>) =>
  elements
    .filter(isChanged)
    .map(
      ({ id, kind, causes }) => `${id ?? kind}: ${causes.map((each) => each.field ?? each.kind).join(', ')}`,
    );

const small = smallQuote();

describe('what was done to an element', () => {
  test.each<[string, QuoteContent, string[]]>([
    ['a price', edited(small, 'review', { unitPrice: '49000' }), ['review: unitPrice']],
    ['words', edited(small, 'review', { description: 'Two days on site' }), ['review: description']],
    ['chosen', { ...small, choices: { training: true } }, ['training: selected']],
    ['a quantity chosen', { ...small, quantities: { seats: '10' } }, ['seats: quantity']],
    [
      'another pick',
      { ...small, picks: { platform: ['premium'] } },
      ['basic: deselected', 'premium: selected'],
    ],
    [
      'gone',
      { ...small, components: small.components.filter(({ id }) => id !== 'review') },
      ['review: removed'],
    ],
    [
      'a discount on the section, which is told with the section',
      { ...small, sections: small.sections.map((each) => ({ ...each, discountPercent: '10' })) },
      ['start: discountPercent'],
    ],
    [
      'a discount on the quote',
      { ...small, terms: { ...small.terms, quoteDiscount: { percent: '10' } } },
      ['quoteDiscount: quoteDiscount'],
    ],
  ])('%s', (_, after, expected) => expect(told(compare(small, after))).toEqual(expected));

  test('a charge and a discount on the quote are told apart', () => {
    const freight = {
      title: 'Freight',
      amount: '500',
      pricePeriod: 'once',
      vat: { category: 'S', rate: '25' },
    } as const;
    const quoteAdjustments = [{ ...freight, kind: 'charge' } as const];
    const after = { ...small, terms: { ...small.terms, quoteAdjustments } };
    expect(told(compare(small, after))).toEqual(['charges: quoteAdjustments']);
    expect(compare(small, after).totals?.firstYear.steps).toMatchObject({ scope: 0, charges: 50_000 });
  });

  test('moving it is no change', () => {
    const sections = [...small.sections, { ...sectionDefaults, id: 'later', title: 'Later', rank: 'z0' }];
    const moved = edited({ ...small, sections }, 'review', { sectionId: 'later', rank: 'c0' });
    expect(told(compare(small, moved))).toEqual(['later: added']);
  });

  test('what is gone keeps its place in the order', () => {
    const without = { ...small, components: small.components.filter(({ id }) => id !== 'training') };
    const order = compare(small, without).elements.map(({ id }) => id);
    expect(order).toEqual(compare(small, small).elements.map(({ id }) => id));
  });
});

describe('who caused it', () => {
  const originOf = (after: QuoteContent, id: string) =>
    compare(small, after)
      .elements.find((element) => element.id === id)
      ?.causes.map(({ origin }) => origin);

  test('of a field: who wrote it last', () => {
    expect(originOf(edited(small, 'review', { unitPrice: '1' }), 'review')).toEqual([['review.unitPrice']]);
  });

  test('of what counts: who chose it, its group or its section', () => {
    const [places] = originOf({ ...small, picks: { platform: ['premium'] } }, 'premium') ?? [];
    expect(places).toEqual(
      expect.arrayContaining(['premium.selected', 'platform.picked', 'start.deselected']),
    );
  });

  test('of terms and texts', () => {
    const after = {
      ...small,
      terms: { ...small.terms, startDate: '2026-05-18' },
      texts: { ...small.texts, terms: paragraphs('Ten days net.') },
    };
    const { terms, texts } = compare(small, after);
    expect(terms).toMatchObject([
      { field: 'startDate', before: null, after: '2026-05-18', origin: ['null.startDate'] },
    ]);
    expect(texts).toMatchObject([{ id: 'terms', origin: ['null.terms'] }]);
  });
});

describe('a bundle keeps to itself what it keeps from the buyer', () => {
  const bundle = (disclosure: 'pricesHidden' | 'compositionHidden', content: QuoteContent): QuoteContent => ({
    ...content,
    sections: content.sections.map((section) => ({ ...section, disclosure })),
    choiceGroups: [],
    components: content.components.filter(({ groupId }) => groupId === null),
  });
  const pair = (disclosure: 'pricesHidden' | 'compositionHidden') =>
    [
      bundle(disclosure, small),
      bundle(disclosure, edited(small, 'review', { unitPrice: '47411', description: 'New' })),
    ] as const;

  test('prices of its parts: the bundle is told as one', () => {
    const { elements, totals } = compare(...pair('pricesHidden'), 'buyer');
    const [section, ...parts] = elements;
    expect(section).toMatchObject({ kind: 'section', isBundle: true });
    expect(section?.amounts?.firstYear).toEqual(totals?.firstYear);
    expect(told({ elements: parts } as never)).toEqual(['review: description']);
    expect(JSON.stringify(parts)).not.toContain('47411');
  });

  test('its parts altogether', () => {
    const { elements } = compare(...pair('compositionHidden'), 'buyer');
    expect(elements.map(({ kind }) => kind)).toEqual(['section']);
    expect(JSON.stringify(elements)).not.toContain('review');
  });

  test('also what has moved out of it since', () => {
    const [before] = pair('pricesHidden');
    const open = { ...sectionDefaults, id: 'open', title: 'Open', rank: 'z0' };
    const after = edited({ ...before, sections: [...before.sections, open] }, 'review', {
      sectionId: 'open',
    });
    const { elements } = compare(before, after, 'buyer');
    expect(elements.find(({ id }) => id === 'review')).toMatchObject({
      amounts: null,
      before: { price: null },
    });
  });

  test('the negative control: the seller is told every part', () => {
    const { elements } = compare(...pair('compositionHidden'), 'seller');
    expect(JSON.stringify(elements)).toContain('47411');
  });
});

test('terms that have amounts are told beside the amounts, and once', () => {
  const terms = { ...termsDefaults, quoteDiscountUntil: '2026-05-01', paymentDays: 20 };
  const { terms: told, elements } = compare(small, {
    ...small,
    terms: { ...small.terms, ...terms, title: small.terms.title },
  });
  expect(told.map(({ field }) => field)).toEqual(['paymentDays']);
  expect(elements.find(({ kind }) => kind === 'quoteDiscount')?.causes.map(({ field }) => field)).toEqual([
    'quoteDiscountUntil',
  ]);
});
