/** Which kind of change each field of the document is, as the attributed log names it. */
import type { Change } from '#shared/protocol/change.ts';
import type { choiceGroupFields, componentFields, sectionFields, termsFields } from '#shared/quote/quote.ts';

export type Kind = Change['kind'];

export const componentKinds: Readonly<Record<keyof typeof componentFields, Kind>> = {
  sectionId: 'moved',
  groupId: 'moved',
  rank: 'moved',
  title: 'edited',
  description: 'edited',
  unit: 'edited',
  presence: 'edited',
  preselected: 'edited',
  pricePeriod: 'price',
  billingPeriod: 'edited',
  priceModel: 'price',
  unitPrice: 'price',
  baseQuantity: 'price',
  tiers: 'price',
  quantity: 'quantity',
  buyerQuantity: 'edited',
  adjustments: 'discount',
  vat: 'edited',
  requires: 'edited',
  excludes: 'edited',
  staysOpen: 'edited',
  included: 'edited',
  notIncluded: 'edited',
};
export const groupKinds: Readonly<Record<keyof typeof choiceGroupFields, Kind>> = {
  sectionId: 'moved',
  title: 'edited',
  rank: 'moved',
  min: 'edited',
  max: 'edited',
  staysOpen: 'edited',
};
export const sectionKinds: Readonly<Record<keyof typeof sectionFields, Kind>> = {
  title: 'edited',
  rank: 'moved',
  discountPercent: 'discount',
  presence: 'edited',
  preselected: 'edited',
  disclosure: 'edited',
  staysOpen: 'edited',
};
export const termKinds: Readonly<Record<keyof typeof termsFields, Kind>> = {
  title: 'terms',
  currency: 'terms',
  language: 'terms',
  displayBasis: 'terms',
  startDate: 'terms',
  validUntil: 'terms',
  termMonths: 'terms',
  paymentDays: 'terms',
  quoteDiscount: 'discount',
  quoteDiscountUntil: 'discount',
  quoteAdjustments: 'discount',
  payableStep: 'terms',
  vatCountry: 'terms',
};
