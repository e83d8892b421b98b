import { describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import { approvalReasons } from '#shared/pricing/approval-reasons.ts';
import type { ApprovalLimits } from '#shared/quote/approval.ts';
import { termsDefaults } from '#shared/quote/quote.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const none: ApprovalLimits = {
  ...{ maxDiscountPercent: null, minMarginPercent: null, maxValue: null, minStartDays: null },
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
  approvalReasons(content, costs, { ...none, ...limits }, {});

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
    expect(approvalReasons(content, below, null, {})).toEqual([]);
  });

  it('lets nobody promise a start alone that is sooner than people can be counted on', () => {
    const startingOn = (startDate: string | null) =>
      approvalReasons(
        { ...content, terms: { ...content.terms, startDate } },
        cost('1'),
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

  it('counts what is given away at a cost as less than any margin', () => {
    const free = quoteContent({ components: [component('costed', { unitPrice: '0' })] });
    expect(approvalReasons(free, cost('1'), { ...none, minMarginPercent: '0' }, {})).toMatchObject([
      { code: 'margin-under-limit', stated: '-100' },
    ]);
  });
});
