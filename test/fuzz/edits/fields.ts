/** What people put into each field of a quote, as tables that have an entry for every field there is. */
import { vatSupplies } from '#shared/money/vat-rates.ts';
import {
  type Adjustment,
  type ChoiceGroup,
  type Component,
  disclosures,
  payableSteps,
  priceModels,
  pricePeriods,
  type QuoteAdjustment,
  type Section,
  type Terms,
  type Tier,
  termsFields,
  type Vat,
  vatCategories,
} from '#shared/quote/quote.ts';
import { pickFrom } from '../random.ts';
import { anyComponent, anyGroup, anySection, content, type Edit } from './edit.ts';

/** A value for a field; `ids`: of the quote's components. */
type Draw<V> = (number: number, word: string, ids: readonly string[]) => V;
type DrawEach<T> = { readonly [F in keyof T]: Draw<T[F]> };

const amount: Draw<string> = (number) => `${number}.${number % 10}`;
const percent: Draw<string> = (number) => String(number % 90);
const word: Draw<string> = (_number, written) => written;
const flag: Draw<boolean> = (number) => number % 2 === 0;
const date: Draw<string> = (number) => `2027-0${1 + (number % 9)}-${10 + (number % 18)}`;
const orNull =
  <V>(draw: Draw<V>): Draw<V | null> =>
  (number, ...rest) =>
    number % 3 === 0 ? null : draw(number, ...rest);
const oneOf =
  <V>(values: readonly V[]): Draw<V> =>
  (number) =>
    values[number % values.length] as V;

const vat: Draw<Vat> = (number, written) => ({
  category: oneOf(vatCategories)(number, written, []),
  rate: percent(number, written, []),
  ...(number % 2 && { exemptionText: written }),
  ...(number % 3 && { supply: oneOf(vatSupplies)(number, written, []) }),
});
const adjustment: Draw<Adjustment> = (number, title) => {
  const kind = number % 2 ? 'discount' : 'charge';
  return number % 3 === 0
    ? { kind, title, amount: String(number) }
    : { kind, percent: String(number % 60), ...(number % 4 === 0 && { baseAmount: '100' }) };
};
const quoteAdjustment: Draw<QuoteAdjustment> = (number, title, ids) => ({
  ...adjustment(number, title, ids),
  title,
  pricePeriod: oneOf(pricePeriods)(number, title, ids),
  vat: vat(number, title, ids),
});
const tiers: Draw<Tier[]> = (number) => [
  { upTo: String(1 + (number % 50)), unitPrice: String(number) },
  { upTo: null, unitPrice: String(number % 100), ...(number % 2 && { flatFee: '10' }) },
];
const several =
  <V>(draw: Draw<V>): Draw<V[]> =>
  (number, ...rest) =>
    Array.from({ length: number % 4 }, (_, index) => draw(number + index, ...rest));
const someIds: Draw<string[]> = (number, _word, ids) =>
  ids.filter((_id, index) => (number >> (index % 8)) % 3 === 0).slice(0, 20);

const terms: DrawEach<Terms> = {
  title: word,
  currency: oneOf(['SEK', 'EUR', 'JPY']),
  language: oneOf(termsFields.language.options),
  displayBasis: oneOf(termsFields.displayBasis.options),
  startDate: orNull(date),
  validUntil: orNull(date),
  termMonths: (number) => (number % 120) + 1,
  paymentDays: (number) => number % 366,
  quoteDiscount: orNull((number, ...rest) =>
    number % 2 ? { percent: percent(number, ...rest) } : { amount: amount(number, ...rest) },
  ),
  quoteDiscountUntil: orNull(date),
  quoteAdjustments: several(quoteAdjustment),
  payableStep: orNull(oneOf(payableSteps)),
  vatCountry: (number) => (number % 2 ? 'SE' : null),
};

/** Which section or group something is in, and where, is for those to say who move it (`selling.ts`). */
type Placed = 'id' | 'rank' | 'sectionId' | 'groupId';
/** What narrows choices is for `narrowing`: `presence`, `max`, `buyerQuantity`. */
const section: DrawEach<Omit<Section, Placed | 'presence'>> = {
  title: word,
  discountPercent: orNull(percent),
  preselected: flag,
  disclosure: oneOf(disclosures),
  staysOpen: flag,
};
const group: DrawEach<Omit<ChoiceGroup, Placed | 'max'>> = {
  title: word,
  min: (number) => number % 3,
  staysOpen: flag,
};
const component: DrawEach<Omit<Component, Placed | 'presence' | 'buyerQuantity'>> = {
  title: word,
  description: word,
  unit: word,
  preselected: flag,
  pricePeriod: oneOf(pricePeriods),
  billingPeriod: oneOf(pricePeriods),
  priceModel: oneOf(priceModels),
  unitPrice: orNull(amount),
  baseQuantity: (number) => String(1 + (number % 100)),
  tiers,
  quantity: (number) => String(2 + 2 * (number % 9)),
  adjustments: several(adjustment),
  vat,
  requires: someIds,
  excludes: someIds,
  staysOpen: flag,
  included: several(word),
  notIncluded: several(word),
};

/** Sets one of the fields of whatever `find` comes to; the number says which, and to what. */
function setsOneOf<T extends object>(
  draws: DrawEach<T>,
  set: (author: Parameters<Edit>[0], number: number) => ((field: keyof T, value: never) => void) | undefined,
): Edit {
  const fields = Object.keys(draws) as (keyof T)[];
  return (author, number, written) => {
    const field = pickFrom(fields, number);
    const chosen = Math.floor(number / fields.length);
    const put = set(author, chosen);
    const ids = content(author).components.map(({ id }) => id);
    if (field !== undefined) put?.(field, draws[field](chosen, written, ids) as never);
  };
}

export const fields = {
  termField: setsOneOf(terms, ({ document }) => document.setTerm.bind(document)),
  sectionField: setsOneOf(section, (author, number) => {
    const found = anySection(author, number);
    return found && ((field, value) => author.document.setSection(found.id, field, value));
  }),
  groupField: setsOneOf(group, (author, number) => {
    const found = anyGroup(author, number);
    return found && ((field, value) => author.document.setChoiceGroup(found.id, field, value));
  }),
  componentField: setsOneOf(component, (author, number) => {
    const found = anyComponent(author, number);
    return found && ((field, value) => author.document.setComponent(found.id, field, value));
  }),
} satisfies Record<string, Edit>;
