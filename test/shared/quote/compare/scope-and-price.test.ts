/** A difference in money, split into scope and price: to the öre, part by part, period by period and over the first year. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AmountDifference, priceSteps } from '#shared/pricing/amount-difference.ts';
import { type ComparedPrices, comparePrices } from '#shared/pricing/compare-prices.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { compareQuotes } from '#shared/quote/compare/compare-quotes.ts';
import type { ComparedElement, ComparedQuote } from '#shared/quote/compare/comparison.ts';
import { type Component, type QuoteContent, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import { hostileContents, priceableContents, pricingDays } from '../../../support/priceable-content.ts';
import { component, quoteContent } from '../../../support/quote-content.ts';

const version = (content: QuoteContent, asOf: string | null = null): ComparedQuote => ({
  content,
  priced: priceQuote(content, { asOf }),
});
const seller = { reader: 'seller', originOf: () => null } as const;
const compare = (before: ComparedQuote, after: ComparedQuote) => compareQuotes(before, after, seller);

const amounts = ({ difference, scope, price }: AmountDifference) => ({ difference, scope, price });
const byTitle = (elements: readonly ComparedElement<null>[], title: string) =>
  elements.find((element) => element.title === title);

const versions = fc.tuple(priceableContents, pricingDays).map(([content, asOf]) => version(content, asOf));

/** Every figure of the totals beside the same figure of each part. */
function columns({ periods, firstYear, parts }: Omit<ComparedPrices, 'tax' | 'gross'>) {
  const ofPeriod = periods.map((total) => ({
    total,
    parts: parts.flatMap((part) => part.periods.filter(({ period }) => period === total.period)),
  }));
  return [...ofPeriod, { total: firstYear, parts: parts.map((part) => part.firstYear) }];
}

const figures = [
  ['before', ({ before }: AmountDifference) => before],
  ['after', ({ after }: AmountDifference) => after],
  ['scope', ({ scope }: AmountDifference) => scope],
  ['price', ({ price }: AmountDifference) => price],
  ...priceSteps.map((step) => [step, ({ steps }: AmountDifference) => steps[step]] as const),
] as const;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + BigInt(each), 0n);

/** What every comparison must keep, whatever the two versions say. */
function mustAddUp(before: ComparedQuote, after: ComparedQuote): void {
  const { totals, elements } = compare(before, after);
  if (totals === null) return;
  expect(totals.firstYear).toMatchObject({
    before: before.priced.firstYear.net,
    after: after.priced.firstYear.net,
  });
  expect(totals.gross.difference).toBe(totals.firstYear.difference + totals.tax.difference);
  const parts = elements.flatMap((element) => (element.amounts ? [{ ...element, ...element.amounts }] : []));
  for (const { total, parts: own } of columns({ ...totals, parts } as never)) {
    for (const [name, figure] of figures) expect(sum(own.map(figure)), name).toBe(BigInt(figure(total)));
  }
  for (const each of [totals.firstYear, ...parts.flatMap((part) => [part.firstYear, ...part.periods])]) {
    expect(each.scope + each.price).toBe(each.difference);
    expect(each.after - each.before).toBe(each.difference);
  }
}

describe('scope and price together are the whole difference', () => {
  test('of any two versions, in every part, every period and the first year', () => {
    fc.assert(fc.property(versions, versions, mustAddUp), { numRuns: 80 });
  });

  test('whatever somebody wrote where numbers belong', () => {
    const hostile = hostileContents.map((content) => version(content));
    fc.assert(fc.property(hostile, versions, mustAddUp), { numRuns: 40 });
  });

  test('and of one version with itself there is none', () => {
    fc.assert(
      fc.property(versions, (same) => {
        const { totals, elements, terms, texts } = compare(same, same);
        expect(elements.flatMap(({ causes }) => causes)).toEqual([]);
        expect([...terms, ...texts]).toEqual([]);
        for (const [name, figure] of figures.slice(2))
          expect(totals && figure(totals.firstYear), name).toBeFalsy();
      }),
      { numRuns: 40 },
    );
  });
});

describe('the negative control', () => {
  const yearly = (unitPrice: string) =>
    quoteContent({
      terms: { ...termsDefaults, termMonths: 5 },
      components: ['one', 'two', 'three'].map((id) => component(id, { unitPrice, pricePeriod: 'year' })),
    });

  test('without the rounding of a cut first year the parts would not add up', () => {
    const { totals, elements } = compare(version(yearly('100')), version(yearly('101')));
    const parts = elements.filter(({ kind }) => kind !== 'rounding');
    const cut = sum(parts.map((part) => part.amounts?.firstYear.after ?? 0));
    expect(cut).not.toBe(BigInt(totals?.firstYear.after ?? 0));
    expect(elements.map(({ kind }) => kind)).toContain('rounding');
  });

  test('steps left out leave their effect on the last one, so a state too few is seen', () => {
    const [before, after] = [version(yearly('100')), version(yearly('101'))];
    const direct = comparePrices([before, after]);
    expect(direct?.firstYear.steps.scope).toBe(direct?.firstYear.difference);
    expect(compare(before, after).totals?.firstYear.scope).toBe(0);
  });
});

/** As a seller and a buyer came from a first version to a second: prices given way on, scope added and taken away. */
function negotiated() {
  const lines = (changed: Readonly<Record<string, Partial<Component>>>) => [
    component('support', { unitPrice: '1250', quantity: '12', pricePeriod: 'month', ...changed['support'] }),
    component('workshops', { unitPrice: '14500', quantity: '3', ...changed['workshops'] }),
    component('onboarding', { unitPrice: '12000', presence: 'optional', ...changed['onboarding'] }),
    component('templates', {
      unitPrice: '3200',
      quantity: '8',
      adjustments: [{ kind: 'discount', percent: '10' }],
      ...changed['templates'],
    }),
    component('review', { unitPrice: '48000' }),
  ];
  const sections = [{ ...sectionDefaults, id: 'start', title: 'Start', rank: 'a0' }];
  const before = quoteContent({ sections, components: lines({}), choices: { onboarding: false } });
  const after = quoteContent({
    sections,
    components: lines({
      support: { unitPrice: '1150' },
      workshops: { quantity: '2' },
      onboarding: { adjustments: [{ kind: 'discount', percent: '25' }] },
      templates: { quantity: '10' },
    }),
    choices: { onboarding: true },
  });
  return compare(version(before), version(after));
}

describe('scope at the earlier prices, price at the later scope', () => {
  const { totals, elements, unchanged } = negotiated();
  const of = (id: string) => byTitle(elements, `Title of ${id}`);

  test('in all', () => {
    expect(totals && amounts(totals.firstYear)).toEqual({
      difference: -1_414_000,
      scope: 326_000,
      price: -1_740_000,
    });
    expect(unchanged).toEqual({ count: 1, firstYear: 4_800_000 });
  });

  test.each([
    ['support', { difference: -1_440_000, scope: 0, price: -1_440_000 }],
    ['workshops', { difference: -1_450_000, scope: -1_450_000, price: 0 }],
    ['onboarding', { difference: 900_000, scope: 1_200_000, price: -300_000 }],
    ['templates', { difference: 576_000, scope: 576_000, price: 0 }],
  ])('%s over the first year', (id, expected) => {
    const element = of(id);
    expect(element?.amounts && amounts(element.amounts.firstYear)).toEqual(expected);
  });

  test('a price that recurs is told by its period too', () => {
    const [month] = of('support')?.amounts?.periods ?? [];
    expect(month).toMatchObject({ period: 'month', before: 1_500_000, after: 1_380_000, price: -120_000 });
  });

  test('price is told apart: of a new discount on what was chosen again', () => {
    expect(of('onboarding')?.amounts?.firstYear.steps).toEqual({
      scope: 1_200_000,
      prices: 0,
      discounts: -300_000,
      charges: 0,
      vat: 0,
    });
  });
});

describe('amounts are not compared', () => {
  const priced = (terms: Partial<QuoteContent['terms']>, unitPrice = '100') =>
    version(
      quoteContent({ terms: { ...termsDefaults, ...terms }, components: [component('one', { unitPrice })] }),
    );

  test('in two currencies', () => {
    const { totals, currency, elements } = compare(priced({}), priced({ currency: 'EUR' }));
    expect(totals).toBeNull();
    expect(currency).toEqual({ before: 'SEK', after: 'EUR' });
    expect(elements.every((element) => element.amounts === null)).toBe(true);
  });

  test('where one of them cannot be stated exactly', () => {
    expect(compare(priced({}), priced({}, '1000000000000')).totals).not.toBeNull();
    const beyond = quoteContent({
      components: [component('one', { unitPrice: '1000000000000', quantity: '1000' })],
    });
    expect(compare(priced({}), version(beyond)).totals).toBeNull();
  });
});
