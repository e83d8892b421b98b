/**
 * What a change of each field is: one of the steps that change amounts, another condition of the offer, words, or
 * only a place in the order, which is no change of what is offered. One table for the amounts and for the screens.
 */
import type { PriceStep } from '../../pricing/amount-difference.ts';
import type { choiceGroupFields, componentFields, sectionFields, termsFields } from '../quote.ts';

/** `adjustments`: discounts and charges in one list, which are two steps. */
export type FieldStep = PriceStep | 'adjustments' | 'conditions' | 'words' | 'place';

export const componentSteps: Readonly<Record<keyof typeof componentFields, FieldStep>> = {
  sectionId: 'place',
  groupId: 'place',
  rank: 'place',
  title: 'words',
  description: 'words',
  unit: 'words',
  presence: 'conditions',
  preselected: 'conditions',
  pricePeriod: 'prices',
  billingPeriod: 'conditions',
  priceModel: 'prices',
  unitPrice: 'prices',
  baseQuantity: 'prices',
  tiers: 'prices',
  quantity: 'scope',
  buyerQuantity: 'conditions',
  adjustments: 'adjustments',
  vat: 'vat',
  requires: 'conditions',
  excludes: 'conditions',
  staysOpen: 'conditions',
  included: 'words',
  notIncluded: 'words',
};

export const sectionSteps: Readonly<Record<keyof typeof sectionFields, FieldStep>> = {
  title: 'words',
  rank: 'place',
  discountPercent: 'discounts',
  presence: 'conditions',
  preselected: 'conditions',
  disclosure: 'conditions',
  staysOpen: 'conditions',
};

export const choiceGroupSteps: Readonly<Record<keyof typeof choiceGroupFields, FieldStep>> = {
  sectionId: 'place',
  title: 'words',
  rank: 'place',
  min: 'conditions',
  max: 'conditions',
  staysOpen: 'conditions',
};

/** Terms that are told as terms. */
export const ownTermSteps = {
  title: 'words',
  currency: 'prices',
  language: 'words',
  displayBasis: 'conditions',
  startDate: 'conditions',
  validUntil: 'conditions',
  termMonths: 'scope',
  paymentDays: 'conditions',
  payableStep: 'conditions',
  vatCountry: 'conditions',
} as const satisfies Partial<Record<keyof typeof termsFields, FieldStep>>;

/** Terms that have amounts, and are told beside them. */
export const amountTermSteps = {
  quoteDiscount: 'discounts',
  quoteDiscountUntil: 'discounts',
  quoteAdjustments: 'adjustments',
} as const satisfies Partial<Record<keyof typeof termsFields, FieldStep>>;

export const termSteps: Readonly<Record<keyof typeof termsFields, FieldStep>> = {
  ...ownTermSteps,
  ...amountTermSteps,
};
