/** Arbitrary content for the laws of pricing: content that can be sold, and content that somebody meant to break it with. */
import fc from 'fast-check';
import {
  type Component,
  choiceGroupDefaults,
  pricePeriods,
  type QuoteContent,
  sectionDefaults,
  type Terms,
  termsDefaults,
  vatCategories,
} from '#shared/quote/quote.ts';
import { component, quoteContent } from './quote-content.ts';

const decimal = (max: number, decimals: number) =>
  fc.integer({ min: 0, max: max * 10 ** decimals }).map((scaled) => {
    const digits = String(scaled).padStart(decimals + 1, '0');
    return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  });
const percent = decimal(100, 2);

interface Numbers {
  readonly price: fc.Arbitrary<string>;
  readonly quantity: fc.Arbitrary<string>;
  readonly percent: fc.Arbitrary<string>;
  readonly amount: fc.Arbitrary<string>;
  readonly base: fc.Arbitrary<string>;
  readonly rate: fc.Arbitrary<string>;
  readonly term: fc.Arbitrary<number>;
}

const sections = ['first', 'second'];

function contents(numbers: Numbers): fc.Arbitrary<QuoteContent> {
  const adjustment = fc.oneof(
    fc.record({ kind: fc.constantFrom('discount', 'charge'), percent: numbers.percent }),
    fc.record({ kind: fc.constantFrom('discount', 'charge'), amount: numbers.amount }),
  );
  const one: fc.Arbitrary<Partial<Component>> = fc.record({
    sectionId: fc.constantFrom(...sections),
    groupId: fc.constantFrom(null, null, 'group'),
    presence: fc.constantFrom('required', 'optional'),
    preselected: fc.boolean(),
    pricePeriod: fc.constantFrom(...pricePeriods),
    billingPeriod: fc.constantFrom(...pricePeriods),
    priceModel: fc.constantFrom('flat', 'flat', 'volume', 'graduated'),
    unitPrice: numbers.price,
    baseQuantity: numbers.base,
    tiers: fc
      .tuple(numbers.quantity, numbers.price, numbers.price, numbers.price)
      .map(([upTo, first, rest, flatFee]) => [
        { upTo, unitPrice: first },
        { upTo: null, unitPrice: rest, flatFee },
      ]),
    quantity: numbers.quantity,
    buyerQuantity: fc.option(
      fc.record({ min: numbers.quantity, max: numbers.quantity, step: numbers.quantity }),
      { nil: null },
    ),
    adjustments: fc.array(adjustment, { maxLength: 2 }),
    vat: fc.record({ category: fc.constantFrom(...vatCategories), rate: numbers.rate }),
  });
  const terms: fc.Arbitrary<Terms> = fc
    .record({
      termMonths: numbers.term,
      quoteDiscount: fc.option(
        fc.oneof(fc.record({ percent: numbers.percent }), fc.record({ amount: numbers.amount })),
      ),
    })
    .map((some) => ({ ...termsDefaults, ...some }));
  return fc
    .record({
      terms,
      discounts: fc.tuple(fc.option(numbers.percent), fc.option(numbers.percent)),
      lines: fc.array(one, { maxLength: 8 }),
      picked: fc.nat(8),
      stated: fc.array(numbers.quantity, { maxLength: 8 }),
    })
    .map(({ terms, discounts, lines, picked, stated }) => {
      const components = lines.map((line, index) => component(`c${index}`, line));
      return quoteContent({
        terms,
        sections: sections.map((id, index) => ({
          ...sectionDefaults,
          id,
          title: id,
          rank: `a${index}`,
          discountPercent: discounts[index] ?? null,
        })),
        choiceGroups: [{ ...choiceGroupDefaults, id: 'group', sectionId: 'first', rank: 'a0' }],
        components,
        picks: { group: [`c${picked}`] },
        quantities: Object.fromEntries(stated.map((quantity, index) => [`c${index}`, quantity])),
      });
    });
}

/** Everything is a number inside its limits; what is sold may still be undecided or discounted too far. */
export const priceableContents = contents({
  price: decimal(50_000, 4),
  quantity: decimal(200, 2),
  percent,
  amount: decimal(500, 2),
  base: fc.constantFrom('1', '10', '0.5'),
  rate: fc.constantFrom('25', '12', '6', '0'),
  term: fc.constantFrom(1, 5, 12, 24, 36),
});

const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'NaN',
    'Infinity',
    '-Infinity',
    '1e309',
    '-0',
    '-0.0000',
    '',
    '__proto__',
    '0x10',
    '٣',
    '999999999999',
    '-999999999999.999999',
    '1000000000',
    '9'.repeat(400),
  ),
  decimal(1_000_000, 4).map((text) => `-${text}`),
);

/** Nothing need be a number. */
export const hostileContents = contents({
  price: hostile,
  quantity: hostile,
  percent: hostile,
  amount: hostile,
  base: hostile,
  rate: hostile,
  term: fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, Number.NaN, 1e9)),
});
