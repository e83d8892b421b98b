/** Content that somebody made to break pricing: names that every object answers to, rules without end, sheer numbers. */
import { describe, expect, test } from 'vitest';
import { outsideOffer } from '#shared/pricing/inside-offer.ts';
import { priceMargins } from '#shared/pricing/margin.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import { componentDrivers, sectionDrivers, termDrivers } from '#shared/pricing/price-drivers.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { ruleFixes } from '#shared/pricing/rule-fixes.ts';
import { discountTaken, sellerChecks } from '#shared/pricing/seller-checks.ts';
import {
  type Component,
  choiceGroupDefaults,
  type QuoteContent,
  sectionDefaults,
  termsDefaults,
} from '#shared/quote/quote.ts';
import { issuesOf, quoteOfLines } from '../../support/price-lines.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

/** Everything that is made from content; what it comes to. */
function everythingFrom(content: QuoteContent): PricedQuote {
  const priced = priceQuote(content, { asOf: '2026-05-04' });
  const costs = Object.fromEntries(
    content.components.map(({ id }) => [id, { unitCost: '1', floorPrice: 'NaN' }]),
  );
  const margins = priceMargins(content, costs);
  const limits = { minMarginPercent: '20', maxDiscountPercent: '10' };
  const made = [
    priced,
    margins,
    sellerChecks(margins, discountTaken(content), limits),
    content.components.slice(0, 3).map(({ id }) => componentDrivers(content, id)),
    content.sections.map(({ id }) => sectionDrivers(content, id)),
    termDrivers(content),
    priced.unmetRules.slice(0, 3).map((rule) => ruleFixes(content, rule)),
    outsideOffer(offerSpaceOf(content), content, '2026-05-04'),
  ];
  const wrong = numbersIn(made).filter((number) => !Number.isSafeInteger(number) || Object.is(number, -0));
  expect(wrong).toEqual([]);
  return priced;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** So many components, each made from its place. */
const many = (count: number, make: (index: number) => Partial<Component>): Component[] =>
  Array.from({ length: count }, (_, index) => component(`c${index}`, { unitPrice: '1', ...make(index) }));

const oneSection = [{ ...sectionDefaults, id: 'start', rank: 'a0' }];

describe('ids that every object answers to', () => {
  test.each(['constructor', '__proto__', 'toString', 'valueOf'])('are ids like others: %s', (id) => {
    const named = (name: string) =>
      quoteContent({
        sections: [...oneSection, { ...sectionDefaults, id: name, rank: 'a1', presence: 'optional' }],
        choiceGroups: [{ ...choiceGroupDefaults, id: name, sectionId: 'start', rank: 'a0' }],
        components: [
          component(name, {
            sectionId: name,
            unitPrice: '10',
            presence: 'optional',
            preselected: false,
            buyerQuantity: { min: '2', max: '4', step: '1' },
            requires: ['member'],
          }),
          component('member', { groupId: name, unitPrice: '5' }),
        ],
      });
    const withoutName = (name: string) =>
      JSON.stringify(Object.values(everythingFrom(named(name)).components)).replaceAll(name, 'any');
    expect(withoutName(id)).toBe(withoutName('ordinary'));
    expect(priceQuote(named(id)).components[id]).toMatchObject({ selected: false, quantity: '2' });
    expect(issuesOf(priceQuote(named(id)))).toContain(`group-undecided ${id} picks`);
  });
});

describe('rules without end', () => {
  test('a circle of a thousand is told', () => {
    const content = quoteContent({
      sections: oneSection,
      components: many(1_000, (index) => ({ requires: [`c${(index + 1) % 1_000}`] })),
    });
    expect(everythingFrom(content).issues.some(({ code }) => code === 'rule-cycle')).toBe(true);
  });

  test('a chain of three thousand is fixed in one press', () => {
    const content = quoteContent({
      sections: oneSection,
      components: many(3_000, (index) => ({
        presence: 'optional',
        preselected: index === 0,
        requires: index === 2_999 ? [] : [`c${index + 1}`],
      })),
    });
    const [rule] = priceQuote(content).unmetRules;
    expect(rule).toMatchObject({ component: 'c0', other: 'c1' });
    const [add, remove] = rule ? ruleFixes(content, rule) : [];
    expect(add?.selects).toHaveLength(2_999);
    expect(remove?.deselects).toEqual(['c0']);
  });

  test('everything excludes everything, itself and what is not there', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const excludes = [...ids, 'ghost'];
    const content = quoteContent({
      sections: oneSection,
      components: many(30, () => ({ excludes, requires: excludes, presence: 'optional' })),
    });
    expect(everythingFrom(content).unmetRules).toHaveLength((30 * 29) / 2);
  });
});

describe('sheer numbers', () => {
  test('the largest price times the largest quantity is an overflow and no figure', () => {
    const priced = everythingFrom(quoteOfLines([{ unitPrice: '1000000000000', quantity: '1000000' }]));
    expect(issuesOf(priced)).toContain('overflow c1');
    expect(priced.periods[0]?.gross).toBe(0);
  });

  test('lines that can be stated, whose sum cannot', () => {
    const content = quoteContent({
      sections: oneSection,
      components: many(2_000, () => ({ unitPrice: '999999999999' })),
    });
    expect(issuesOf(everythingFrom(content))).toEqual(['overflow']);
  });

  test('thousands of adjustments on a line and on the quote, each at a rate of its own', () => {
    const adjustments = Array.from({ length: 2_000 }, () => ({ kind: 'charge', amount: '0.01' }) as const);
    const quoteAdjustments = adjustments.map((adjustment, index) => ({
      ...adjustment,
      title: 'Fee',
      pricePeriod: 'once' as const,
      vat: { category: 'S' as const, rate: String(index / 100) },
    }));
    const content = quoteOfLines([{ unitPrice: '1', adjustments }], { quoteAdjustments });
    const [total] = everythingFrom(content).periods;
    expect(total).toMatchObject({ lines: 2_100, charges: 2_000, net: 4_100 });
    expect(total?.vat).toHaveLength(2_001);
  });
});

describe('groups and quantities that cannot be', () => {
  test.each([
    ['a group of nothing', { min: 1, max: 1 }, []],
    ['a group that demands more than it allows', { min: 5, max: 2 }, [{ groupId: 'g' }, { groupId: 'g' }]],
    ['a group that demands no whole number', { min: Number.NaN, max: Number.NaN }, [{ groupId: 'g' }]],
    ['a group in a section that is not there', { sectionId: 'ghost' }, [{ groupId: 'g' }]],
  ])('%s is told', (_, group, lines) => {
    const choiceGroups = [{ ...choiceGroupDefaults, id: 'g', sectionId: 'start', rank: 'a0', ...group }];
    const content = quoteOfLines(lines, {}, { choiceGroups, picks: { g: ['c1', 'c1', 'ghost'] } });
    expect(everythingFrom(content).issues.length).toBeGreaterThan(0);
  });

  test.each([
    { min: '9', max: '2', step: '1' },
    { min: '1', max: '9', step: '-1' },
    { min: 'NaN', max: 'Infinity', step: '1e3' },
    { min: '', max: '', step: '' },
  ])('bounds that are none are told: %o', (buyerQuantity) => {
    const content = quoteOfLines([{ unitPrice: '1', buyerQuantity }], {}, { quantities: { c1: '٣' } });
    expect(issuesOf(everythingFrom(content))).toContain('number-invalid c1 buyerQuantity');
  });

  test('a day, a currency and a coin that are none', () => {
    const terms = { ...termsDefaults, startDate: 'soon', quoteDiscountUntil: '9999-99-99', vatCountry: 'SE' };
    const content = quoteOfLines([{ unitPrice: '1' }], {
      ...terms,
      currency: '__proto__',
      payableStep: '-1',
    } as unknown as QuoteContent['terms']);
    expect(everythingFrom(content).periods[0]?.payable).toBe(125);
    expect(() => priceQuote(content, { asOf: 'never' })).not.toThrow();
  });
});
