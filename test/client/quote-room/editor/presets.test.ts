import { describe, expect, it } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { componentDefaults, componentFields } from '#shared/quote/quote.ts';
import {
  changedFields,
  choicePresets,
  presetValues,
  pricePresets,
} from '../../../../client/quote-room/editor/presets.ts';
import { component, quoteContent } from '../../../support/quote-content.ts';

const presets = [...pricePresets, ...choicePresets];
const languages = ['en', 'sv'] as const;
const offer = component('offer', { unitPrice: '100', quantity: '20' });
const as = (preset: (typeof presets)[number], before = offer) => ({
  ...before,
  ...presetValues(preset, before, 'en'),
});
const priced = (preset: (typeof presets)[number]) =>
  priceQuote(quoteContent({ components: [as(preset)], choices: {} }));

describe('a common case', () => {
  it.each(presets)('%s sets fields that the document takes, in both languages', (preset) => {
    for (const language of languages) {
      const values = presetValues(preset, componentDefaults, language);
      for (const [field, value] of Object.entries(values)) {
        const schema = componentFields[field as keyof typeof componentFields];
        expect(schema.safeParse(value).success, field).toBe(true);
      }
    }
  });

  it.each(pricePresets)('%s leaves nothing wrong with the price', (preset) => {
    const own = priced(preset).issues.filter(({ code }) => code !== 'orphan');
    expect(own).toEqual([]);
  });

  it('comes to what it says', () => {
    const once = (preset: (typeof presets)[number]) => priced(preset).periods.map((p) => [p.period, p.net]);
    expect(once('hours')).toEqual([['once', 200_000]]);
    expect(once('subscription')).toEqual([['month', 200_000]]);
    expect(once('usage')).toEqual([['month', 2_000]]);
    expect(once('credit')).toEqual([['once', -10_000]]);
    expect(priced('billedYearly').dueAtAcceptance.net).toBe(12 * 200_000);
    expect(once('volume')).toEqual([['month', 200_000]]);
    expect(priced('extraOff').periods).toEqual([]);
    expect(priced('extraOn').periods).toHaveLength(1);
  });

  it('keeps steps and bounds that are there', () => {
    const tiers = [{ upTo: null, unitPrice: '7' }];
    const buyerQuantity = { min: '5', max: '10', step: '5' };
    expect(as('graduated', { ...offer, tiers, buyerQuantity })).toMatchObject({ tiers, buyerQuantity });
  });

  it('tells only what is not so already', () => {
    const subscription = as('subscription');
    expect(changedFields(subscription, presetValues('subscription', subscription, 'en'))).toEqual([]);
    expect(changedFields(offer, presetValues('billedYearly', offer, 'en'))).toEqual([
      'pricePeriod',
      'billingPeriod',
    ]);
  });
});
