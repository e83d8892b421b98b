import { describe, expect, it } from 'vitest';
import { catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import { ElementId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import { approvalReasons } from '#shared/pricing/approval-reasons.ts';
import type { CataloguePrices } from '#shared/pricing/catalogue-prices.ts';
import type { ApprovalLimits } from '#shared/quote/approval.ts';
import { termsDefaults } from '#shared/quote/quote.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const none: ApprovalLimits = {
  ...{
    maxDiscountPercent: null,
    minMarginPercent: null,
    maxValue: null,
    minStartDays: null,
    maxPriceChangePercent: null,
  },
};
const id = (value: string) => ElementId.parse(value);
const content = quoteContent({
  terms: { ...termsDefaults, currency: 'SEK' },
  components: [
    component('costed', { unitPrice: '20000' }),
    component('uncosted', { unitPrice: '20000', rank: 'a1' }),
  ],
});
const cost = (unitCost: string | null, floorPrice: string | null = null) => ({
  [id('costed')]: { unitCost, floorPrice },
});
const reasons = (limits: Partial<ApprovalLimits>, costs = cost('12000')) =>
  approvalReasons(content, { costs: costs, cataloguePrices: {} }, { ...none, ...limits }, {});

describe('why somebody else must approve', () => {
  it('takes what has no stated cost to leave nothing: 8 000 of 40 000 is 20 %', () => {
    expect(reasons({ minMarginPercent: '20' })).toEqual([]);
    expect(reasons({ minMarginPercent: '20.01' })).toEqual([
      { code: 'margin-under-limit', element: null, stated: '20', limit: '20.01', currency: null },
    ]);
    // A cost that is left out raises nothing.
    expect(reasons({ minMarginPercent: '20' }, cost(null))).toMatchObject([{ code: 'margin-under-limit' }]);
  });

  it('compares the first year with the highest value, in its own currency alone', () => {
    const max = (amount: number, currency = 'SEK') => ({
      maxValue: { amount: MinorUnits.parse(amount), currency },
    });
    expect(reasons(max(4_000_000))).toEqual([]);
    expect(reasons(max(3_999_999))).toEqual([
      { code: 'value-over-limit', element: null, stated: '4000000', limit: '3999999', currency: 'SEK' },
    ]);
    expect(reasons(max(9_000_000, 'EUR'))).toMatchObject([{ code: 'value-in-other-currency', limit: null }]);
  });

  it('holds prices to their floors as soon as an organisation has limits at all', () => {
    const below = cost('1', '20001');
    expect(reasons({}, below)).toMatchObject([{ code: 'below-floor', element: 'costed' }]);
    expect(approvalReasons(content, { costs: below, cataloguePrices: {} }, null, {})).toEqual([]);
  });

  it('lets nobody promise a start alone that is sooner than people can be counted on', () => {
    const startingOn = (startDate: string | null) =>
      approvalReasons(
        { ...content, terms: { ...content.terms, startDate } },
        { costs: cost('1'), cataloguePrices: {} },
        { ...none, minStartDays: 14 },
        { asOf: '2026-11-24' },
      );
    expect(startingOn('2026-12-08')).toEqual([]);
    expect(startingOn('2026-12-07')).toEqual([
      { code: 'start-too-soon', element: null, stated: '2026-12-07', limit: '2026-12-08', currency: null },
    ]);
    // That it has one at all is another question.
    expect(startingOn(null)).toEqual([]);
  });

  describe('a price that is not the catalogue’s', () => {
    const listed = (unitPrice: string, currency = 'SEK', pricePeriod: 'once' | 'year' = 'once') => ({
      [id('costed')]: {
        currency,
        component: { ...catalogueDefaults.component, unitPrice, pricePeriod },
      },
    });
    const against = (cataloguePrices: CataloguePrices, maxPriceChangePercent: string | null, of = content) =>
      approvalReasons(of, { costs: cost('1'), cataloguePrices }, { ...none, maxPriceChangePercent }, {});

    it('may stand as far from it as was said, either way, and no further', () => {
      expect(against(listed('20000'), '0')).toEqual([]);
      expect(against(listed('25000'), '20')).toEqual([]);
      expect(against(listed('25000'), '19.9999')).toEqual([
        { code: 'price-off-catalogue', element: 'costed', stated: '-20', limit: '19.9999', currency: null },
      ]);
      expect(against(listed('16000'), '24')).toMatchObject([{ stated: '25', limit: '24' }]);
    });

    it('is beyond a limit also where it only rounds to it', () => {
      expect(against(listed('20000.50'), '0')).toMatchObject([{ code: 'price-off-catalogue', stated: '0' }]);
    });

    it('is no discount: what is taken off the price is another limit’s', () => {
      const [first, ...others] = content.components;
      if (!first) throw new Error('there is one');
      const adjustments = [{ kind: 'discount', percent: '50' } as const];
      const discounted = { ...content, components: [{ ...first, adjustments }, ...others] };
      expect(against(listed('20000'), '0', discounted)).toEqual([]);
    });

    it('cannot be compared in another currency or for another period, and somebody else says', () => {
      const unlike = { code: 'price-unlike-catalogue', element: 'costed', stated: null, limit: null };
      expect(against(listed('2000', 'EUR'), '50')).toMatchObject([unlike]);
      expect(against(listed('20000', 'SEK', 'year'), '50')).toMatchObject([unlike]);
    });

    it('is nobody’s business where no limit asks, nor what was never taken from the catalogue', () => {
      expect(against(listed('1'), null)).toEqual([]);
      expect(against({}, '0')).toEqual([]);
    });
  });

  it('counts what is given away at a cost as less than any margin', () => {
    const free = quoteContent({ components: [component('costed', { unitPrice: '0' })] });
    expect(
      approvalReasons(
        free,
        { costs: cost('1'), cataloguePrices: {} },
        { ...none, minMarginPercent: '0' },
        {},
      ),
    ).toMatchObject([{ code: 'margin-under-limit', stated: '-100' }]);
  });
});
