import { describe, expect, it } from 'vitest';
import { createPricer, priceQuote } from '#shared/pricing/price-quote.ts';
import { type QuoteContent, sectionDefaults, termsDefaults } from '#shared/quote/quote.ts';
import { withChoices } from '#shared/quote/selection.ts';
import {
  choiceDriver,
  driversOf,
  effectsOf,
  isPlainAmount,
  termEffects,
} from '../../../../client/quote-room/money/drivers.ts';
import { component, quoteContent } from '../../../support/quote-content.ts';

const discounted = { ...termsDefaults, quoteDiscount: { percent: '10' } };

function offer(overrides: Partial<QuoteContent> = {}): QuoteContent {
  return quoteContent({
    sections: [
      { ...sectionDefaults, id: 'start', rank: 'a' },
      { ...sectionDefaults, id: 'care', rank: 'b', presence: 'optional', preselected: false },
    ],
    components: [
      component('seats', {
        unitPrice: '100',
        pricePeriod: 'month',
        quantity: '3',
        buyerQuantity: { min: '1', max: '4', step: '1' },
      }),
      component('course', { unitPrice: '900', presence: 'optional', preselected: false }),
      component('desk', { sectionId: 'care', unitPrice: '50', pricePeriod: 'month' }),
      component('visit', { sectionId: 'care', unitPrice: '70' }),
    ],
    ...overrides,
  });
}

const drivers = (content: QuoteContent, id: string) => driversOf(content, priceQuote(content), id);
const steps = (content: QuoteContent, id: string) =>
  drivers(content, id).map((driver) => [driver.step, effectsOf(driver)]);
const choice = (content: QuoteContent, id: string) => {
  const driver = choiceDriver(drivers(content, id));
  return driver && effectsOf(driver);
};

describe('what the next choice would do', () => {
  it('is one step more and one less where the buyer counts, as far as they may', () => {
    expect(steps(offer(), 'seats')).toMatchObject([
      [{ direction: 'less', to: '2' }, [{ period: 'month', amount: -10_000 }]],
      [{ direction: 'more', to: '4' }, [{ period: 'month', amount: 10_000 }]],
    ]);
    expect(steps(offer({ quantities: { seats: '4' } }), 'seats')).toMatchObject([
      [{ direction: 'less' }, {}],
    ]);
  });

  it('is with VAT where the quote is read with VAT', () => {
    const [less] = drivers(offer(), 'seats');
    expect(less && effectsOf(less, 'inclVat')).toEqual([{ period: 'month', amount: -12_500 }]);
  });

  it('is what it does after discounts on all', () => {
    expect(choice(offer({ terms: discounted }), 'course')).toEqual([{ period: 'once', amount: 81_000 }]);
  });

  it('keeps the periods apart, for a section as a whole', () => {
    expect(choice(offer(), 'care')).toEqual([
      { period: 'once', amount: 7_000 },
      { period: 'month', amount: 5_000 },
    ]);
  });

  it('is nothing to tell where it changes no total', () => {
    const [visit] = drivers(
      offer({
        components: [component('gift', { unitPrice: '0', presence: 'optional', preselected: false })],
      }),
      'gift',
    );
    expect(visit && effectsOf(visit)).toBeNull();
  });

  it('is what the totals then are, whatever was worked out before', () => {
    const pricer = createPricer();
    const content = offer({ terms: discounted });
    for (const id of ['seats', 'course', 'care', 'seats']) driversOf(content, pricer(content), id);
    const chosen = withChoices(content, { choices: { course: true } });
    const net = (some: QuoteContent) =>
      priceQuote(some).periods.find(({ period }) => period === 'once')?.net ?? 0;
    expect(net(chosen) - net(content)).toBe(81_000);
    expect(choice(content, 'course')).toEqual([{ period: 'once', amount: 81_000 }]);
  });
});

describe('what another term would make of the whole', () => {
  const effects = (termMonths: number) => {
    const content = offer({ terms: { ...termsDefaults, termMonths } });
    return termEffects(content, priceQuote(content));
  };

  it('is a year of what recurs where the term is whole years', () => {
    const { arr } = priceQuote(offer());
    expect(effects(24)).toEqual([
      { months: 12, amount: -arr },
      { months: 36, amount: arr },
    ]);
  });

  it('is a month of it where it is not', () => {
    const { mrr } = priceQuote(offer());
    expect(effects(6)).toEqual([
      { months: 5, amount: -mrr },
      { months: 7, amount: mrr },
    ]);
  });

  it('is nothing where nothing recurs', () => {
    const content = offer();
    const oneOff = content.components.map((each) => ({ ...each, pricePeriod: 'once' as const }));
    const once = { ...content, components: oneOff };
    expect(termEffects(once, priceQuote(once))).toEqual([]);
  });
});

describe('the amount that a row states', () => {
  it('says what leaving it out saves while no discount on all has a part in it', () => {
    expect(isPlainAmount([{ period: 'once', amount: -900 }], [{ period: 'once', amount: 900 }])).toBe(true);
  });

  it('does not say it where there is one, or another period moves', () => {
    expect(isPlainAmount([{ period: 'once', amount: -810 }], [{ period: 'once', amount: 900 }])).toBe(false);
    expect(isPlainAmount([{ period: 'month', amount: -900 }], [{ period: 'once', amount: 900 }])).toBe(false);
    expect(
      isPlainAmount(
        [
          { period: 'once', amount: -900 },
          { period: 'month', amount: -1 },
        ],
        [{ period: 'once', amount: 900 }],
      ),
    ).toBe(false);
  });
});
