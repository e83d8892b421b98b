/** Arbitrary content for the laws of pricing: content that can be sold, and content that somebody meant to break it with. */
import fc from 'fast-check';
import { vatSupplies } from '#shared/money/vat-rates.ts';
import {
  type Adjustment,
  type Component,
  choiceGroupDefaults,
  disclosures,
  payableSteps,
  presences,
  pricePeriods,
  type QuoteContent,
  type Section,
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
  readonly day: fc.Arbitrary<string>;
}

const sections = ['first', 'second'];
const mostComponents = 8;
const ids = Array.from({ length: mostComponents }, (_, index) => `c${index}`);

function adjustments({ percent, amount }: Numbers): fc.Arbitrary<Adjustment> {
  const kind = fc.constantFrom('discount', 'charge');
  return fc.oneof(
    fc.record({ kind, percent }),
    fc.record({ kind, percent, baseAmount: amount }),
    fc.record({ kind, amount }),
  );
}

function components(numbers: Numbers): fc.Arbitrary<Partial<Component>> {
  const { price, quantity, base, rate } = numbers;
  return fc.record({
    sectionId: fc.constantFrom(...sections),
    groupId: fc.constantFrom(null, null, 'group'),
    presence: fc.constantFrom(...presences),
    preselected: fc.boolean(),
    pricePeriod: fc.constantFrom(...pricePeriods),
    billingPeriod: fc.constantFrom(...pricePeriods),
    priceModel: fc.constantFrom('flat', 'flat', 'volume', 'graduated'),
    unitPrice: price,
    baseQuantity: base,
    tiers: fc.tuple(quantity, price, price, price).map(([upTo, first, rest, flatFee]) => [
      { upTo, unitPrice: first },
      { upTo: null, unitPrice: rest, flatFee },
    ]),
    quantity,
    buyerQuantity: fc.option(fc.record({ min: quantity, max: quantity, step: quantity }), { nil: null }),
    adjustments: fc.array(adjustments(numbers), { maxLength: 2 }),
    vat: fc.oneof(
      fc.record({ category: fc.constantFrom(...vatCategories), rate }),
      fc.record({
        category: fc.constantFrom('E' as const, 'AE' as const),
        rate: fc.constant('0'),
        exemptionText: fc.constantFrom('Education', 'Health care'),
      }),
      fc.record({ category: fc.constant('S' as const), rate, supply: fc.constantFrom(...vatSupplies) }),
    ),
    requires: fc.subarray(ids, { maxLength: 2 }),
    excludes: fc.subarray(ids, { maxLength: 1 }),
    staysOpen: fc.boolean(),
  });
}

function termsOf(numbers: Numbers): fc.Arbitrary<Terms> {
  const { percent, amount, term, day, rate } = numbers;
  const about = {
    title: fc.constantFrom('Freight', 'Campaign'),
    pricePeriod: fc.constantFrom(...pricePeriods),
    vat: fc.record({ category: fc.constantFrom(...vatCategories), rate }),
  };
  const ofQuote = fc
    .tuple(adjustments(numbers), fc.record(about))
    .map(([adjustment, rest]) => ({ ...adjustment, ...rest }));
  return fc
    .record({
      termMonths: term,
      quoteDiscount: fc.option(fc.oneof(fc.record({ percent }), fc.record({ amount }))),
      quoteDiscountUntil: fc.option(day),
      quoteAdjustments: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(ofQuote, { maxLength: 3 }) },
      ),
      payableStep: fc.option(fc.constantFrom(...payableSteps)),
      startDate: fc.option(day),
      vatCountry: fc.constantFrom(null, 'SE' as const),
    })
    .map((some) => ({ ...termsDefaults, ...some }) as Terms);
}

function sectionOf(id: string, index: number, { percent }: Numbers): fc.Arbitrary<Section> {
  return fc
    .record({
      discountPercent: fc.option(percent),
      presence: fc.constantFrom(...presences),
      preselected: fc.boolean(),
      disclosure: fc.constantFrom(...disclosures),
      staysOpen: fc.boolean(),
    })
    .map((some) => ({ ...sectionDefaults, id, title: id, rank: `a${index}`, ...some }));
}

function contents(numbers: Numbers): fc.Arbitrary<QuoteContent> {
  return fc
    .record({
      terms: termsOf(numbers),
      sections: fc.tuple(...sections.map((id, index) => sectionOf(id, index, numbers))),
      lines: fc.array(components(numbers), { maxLength: mostComponents }),
      picked: fc.nat(mostComponents),
      sectionChoices: fc.dictionary(fc.constantFrom(...sections), fc.boolean()),
      stated: fc.array(numbers.quantity, { maxLength: mostComponents }),
    })
    .map(({ terms, sections, lines, picked, sectionChoices, stated }) =>
      quoteContent({
        terms,
        sections,
        choiceGroups: [{ ...choiceGroupDefaults, id: 'group', sectionId: 'first', rank: 'a0' }],
        components: lines.map((line, index) => component(`c${index}`, line)),
        sectionChoices,
        picks: { group: [`c${picked}`] },
        quantities: Object.fromEntries(stated.map((quantity, index) => [`c${index}`, quantity])),
      }),
    );
}

/** Everything is a number inside its limits; what is sold may still be undecided, against its rules or discounted too far. */
export const priceableContents = contents({
  price: decimal(50_000, 4),
  quantity: decimal(200, 2),
  percent,
  amount: decimal(500, 2),
  base: fc.constantFrom('1', '10', '0.5'),
  rate: fc.constantFrom('25', '12', '6', '0'),
  term: fc.constantFrom(1, 5, 12, 24, 36),
  day: fc.constantFrom('2026-03-31', '2026-05-04', '2027-12-31'),
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
  day: fc.oneof(hostile, fc.constantFrom('0000-00-00', '9999-12-31', '2026-02-30')),
});

/** Days to price for, around those that occur in contents. */
export const pricingDays = fc.constantFrom(null, '2026-03-31', '2026-05-05', '2028-01-01');
