import { describe, expect, it } from 'vitest';
import { MinorUnits } from '#shared/money/amounts.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { termsDefaults } from '#shared/quote/quote.ts';
import { marginOf, totalMargin } from '../../../client/quote-room/margin.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

const kronor = (amount: number) => MinorUnits.parse(amount * 100);

describe('the margin of a component', () => {
  it('is what its cost leaves of its amount', () => {
    expect(marginOf(kronor(1_000), '4', '150', 2)).toEqual({ cost: 60_000, percent: 40 });
  });

  it('is negative where it costs more than it brings', () => {
    expect(marginOf(kronor(100), '1', '150', 2)?.percent).toBe(-50);
  });

  it('is unknown without a cost, and without an amount to set it against', () => {
    expect(marginOf(kronor(100), '1', null, 2)).toBeNull();
    expect(marginOf(kronor(0), '1', '10', 2)).toBeNull();
  });
});

describe('the margin of a quote', () => {
  const sections = [{ id: 'start', title: '', rank: 'a', discountPercent: null }];
  const setUp = component('set-up', { unitPrice: '1000' });
  const running = component('running', { unitPrice: '100', pricePeriod: 'month' });
  const margin = (content: ReturnType<typeof quoteContent>, costs: Record<string, string>) =>
    totalMargin(content, priceQuote(content), (id) => costs[id] ?? null);

  it('counts what recurs as often as the first year holds it', () => {
    const content = quoteContent({ sections, components: [setUp, running] });
    const total = margin(content, { 'set-up': '500', running: '50' });
    expect(total).toEqual({ cost: 110_000, percent: 50, uncosted: 0 });
  });

  it('bears the discount on the quote', () => {
    const terms = { ...termsDefaults, quoteDiscount: { percent: '20' } };
    const content = quoteContent({ terms, sections, components: [setUp] });
    expect(margin(content, { 'set-up': '400' })?.percent).toBeCloseTo(50);
  });

  it('leaves out what is not chosen, and says how many have no cost', () => {
    const left = component('left', { unitPrice: '9', presence: 'optional', preselected: false });
    const content = quoteContent({ sections, components: [setUp, running, left] });
    expect(margin(content, { 'set-up': '500', left: '9' })).toMatchObject({ percent: 50, uncosted: 1 });
    expect(margin(content, {})).toBeNull();
  });
});
