import { describe, expect, it } from 'vitest';
import type { Adjustment, QuoteAdjustment } from '#shared/quote/quote.ts';
import {
  withItem,
  withTaken,
  withTakenOfQuote,
  withTitle,
} from '../../../../client/quote-room/editor/adjustment-edits.ts';
import { boundsOf, groupRules, ruleOf } from '../../../../client/quote-room/editor/group-rules.ts';
import { instalmentOf } from '../../../../client/quote-room/editor/instalment.ts';
import { presenceOf, presencePatch, presences } from '../../../../client/quote-room/editor/presence.ts';
import { quantityReach } from '../../../../client/quote-room/editor/quantity-reach.ts';
import { component, quoteContent } from '../../../support/quote-content.ts';

describe('what one invoice comes to', () => {
  const monthly = component('licence', { unitPrice: '100', pricePeriod: 'month' });
  const content = quoteContent();

  it.each([
    ['month', 10_000],
    ['quarter', 30_000],
    ['year', 120_000],
    ['once', 180_000],
  ] as const)('of 100 a month for 18 months, invoiced by %s, is %i', (billingPeriod, amount) => {
    const long = { ...content, terms: { ...content.terms, termMonths: 18 } };
    expect(instalmentOf(long, { ...monthly, billingPeriod })).toBe(amount);
  });

  it('is that of the line, whatever is taken off the quote and whether it is chosen or not', () => {
    const discounted = { ...content, terms: { ...content.terms, quoteDiscount: { percent: '50' } } };
    const leftOut = component('extra', {
      unitPrice: '80',
      presence: 'optional',
      preselected: false,
      adjustments: [{ kind: 'discount', percent: '10' }],
    });
    expect(instalmentOf(discounted, leftOut)).toBe(7_200);
  });
});

describe('how many of a group', () => {
  it.each(groupRules)('%s is recognised by the bounds it sets', (rule) => {
    for (const members of [3, 4, 50]) {
      const bounds = boundsOf(rule, members, { min: 1, max: 1 });
      expect(bounds.min).toBeLessThanOrEqual(bounds.max);
      expect(bounds.max).toBeLessThanOrEqual(50);
      expect(ruleOf(bounds, members)).toBe(rule);
    }
  });

  it('is between two numbers when not all may be chosen', () => {
    expect(ruleOf({ min: 0, max: 2 }, 5)).toBe('between');
  });
});

describe('what the customer can count to', () => {
  it('ends on a step, not on the most', () => {
    expect(quantityReach({ min: '1', max: '20', step: '5' })).toEqual({
      first: ['1', '6', '11'],
      last: '16',
    });
    expect(quantityReach({ min: '0.5', max: '1.4', step: '0.5' })).toEqual({ first: ['0.5'], last: '1' });
  });

  it('is one number where there is no room for a step', () => {
    expect(quantityReach({ min: '3', max: '3', step: '1' })).toEqual({ first: [], last: '3' });
  });

  it('is nothing where the bounds are none', () => {
    expect(quantityReach({ min: '3', max: '1', step: '1' })).toBeNull();
    expect(quantityReach({ min: '1', max: '3', step: '0' })).toBeNull();
  });
});

describe('a discount or charge', () => {
  const percentage: Adjustment = { kind: 'charge', title: 'Rush', percent: '10', baseAmount: '500' };

  it('keeps its base with a percentage and loses it with an amount', () => {
    expect(withTaken(percentage, { percent: '20' })).toEqual({ ...percentage, percent: '20' });
    expect(withTaken(percentage, { amount: '20' })).toEqual({ kind: 'charge', title: 'Rush', amount: '20' });
  });

  it('of the quote keeps its period and VAT', () => {
    const freight: QuoteAdjustment = {
      kind: 'charge',
      title: 'Freight',
      amount: '25',
      pricePeriod: 'month',
      vat: { category: 'S', rate: '12' },
    };
    const { amount: _, ...rest } = freight as QuoteAdjustment & { amount: string };
    expect(withTakenOfQuote(freight, { percent: '5' })).toEqual({ ...rest, percent: '5' });
  });

  it('has a title only when it is given one', () => {
    expect('title' in withTitle(percentage, '')).toBe(false);
    expect(withTitle(percentage, 'Express')).toMatchObject({ title: 'Express', percent: '10' });
  });

  it('is replaced or removed in its place', () => {
    expect(withItem(['a', 'b', 'c'], 1, 'x')).toEqual(['a', 'x', 'c']);
    expect(withItem(['a', 'b', 'c'], 1, null)).toEqual(['a', 'c']);
  });
});

it.each(presences)('presence %s reads as it was set', (presence) => {
  expect(presenceOf(presencePatch(presence))).toBe(presence);
});
