/** Common ways to sell something, each as the fields it sets. What it does not name stays as it is. */

import type { BuyerQuantity, Component, Terms, Tier } from '#shared/quote/quote.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import type { ComponentPatch } from './panel.ts';

export const pricePresets = [
  'fixed',
  'hours',
  'days',
  'subscription',
  'billedYearly',
  'volume',
  'graduated',
  'usage',
  'credit',
] as const;
export const choicePresets = ['extraOff', 'extraOn'] as const;

export type PricePreset = (typeof pricePresets)[number];
export type ChoicePreset = (typeof choicePresets)[number];
export type Preset = PricePreset | ChoicePreset;

/** What a unit is called where the preset says what it is. It is printed on the quote, so in the quote's language. */
const unitWords = {
  en: { hour: 'per hour', day: 'per day', user: 'per user', hundred: 'per 100' },
  sv: { hour: 'per timme', day: 'per dag', user: 'per användare', hundred: 'per 100' },
} as const satisfies Record<Terms['language'], Record<string, string>>;

/** What presets look at to go on from what there is. */
type Before = Pick<Component, 'unitPrice' | 'tiers' | 'buyerQuantity'>;

const oneOff = { pricePeriod: 'once', billingPeriod: 'once' } as const;
const monthly = { pricePeriod: 'month', billingPeriod: 'month' } as const;
const flat = { priceModel: 'flat', baseQuantity: '1' } as const;
const anyNumber: BuyerQuantity = { min: '1', max: '100', step: '1' };

type Words = (typeof unitWords)[Terms['language']];

const values: Readonly<Record<Preset, (before: Before, words: Words) => ComponentPatch>> = {
  fixed: () => ({ ...oneOff, ...flat, unit: '' }),
  hours: (_, { hour }) => ({ ...oneOff, ...flat, unit: hour }),
  days: (_, { day }) => ({ ...oneOff, ...flat, unit: day }),
  subscription: () => ({ ...monthly, ...flat, unit: '' }),
  billedYearly: () => ({ ...monthly, ...flat, billingPeriod: 'year', unit: '' }),
  volume: (before, { user }) => ({ ...perUser(before, user), priceModel: 'volume' }),
  graduated: (before, { user }) => ({ ...perUser(before, user), priceModel: 'graduated' }),
  usage: (_, { hundred }) => ({ ...monthly, priceModel: 'flat', baseQuantity: '100', unit: hundred }),
  // A negative quantity at an ordinary price: an invoice may not carry a negative price (EN 16931 BR-27).
  credit: () => ({ ...oneOff, ...flat, unit: '', quantity: '-1', buyerQuantity: null }),
  extraOff: () => ({ presence: 'optional', preselected: false }),
  extraOn: () => ({ presence: 'optional', preselected: true }),
};

function perUser({ unitPrice, tiers, buyerQuantity }: Before, unit: string): ComponentPatch {
  return {
    ...monthly,
    baseQuantity: '1',
    unit,
    tiers: tiers.length > 0 ? tiers : userTiers(unitPrice ?? '0'),
    buyerQuantity: buyerQuantity ?? anyNumber,
  };
}

const userTiers = (unitPrice: string): Tier[] => [
  { upTo: '10', unitPrice },
  { upTo: '50', unitPrice },
  { upTo: null, unitPrice },
];

/** The fields that a preset sets on a component, or on one that is about to be made. */
export function presetValues(preset: Preset, before: Before, language: Terms['language']): ComponentPatch {
  return values[preset](before, unitWords[language]);
}

/** Of what is to be set, the fields that are not so already. */
export function changedFields(component: Component, patch: ComponentPatch): (keyof ComponentPatch)[] {
  const fields = Object.keys(patch) as (keyof ComponentPatch)[];
  return fields.filter((field) => !sameValue(component[field], patch[field]));
}
