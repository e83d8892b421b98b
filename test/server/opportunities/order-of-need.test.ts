import { describe, expect, it } from 'vitest';
import { sizeBandsOf } from '#shared/insight/size-bands.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import { nextStepOf } from '#shared/opportunity/next-step.ts';
import { byNeed } from '../../../server/opportunities/order-of-need.ts';

const row = (change: Partial<Parameters<typeof byNeed>[0]>): Parameters<typeof byNeed>[0] => ({
  nextStep: 'waiting-for-customer',
  daysToExpiry: null,
  ageDays: 1,
  usualAge: null,
  currency: 'SEK',
  amount: MinorUnits.parse(100),
  sentAt: 0,
  ...change,
});
const amount = (value: number) => MinorUnits.parse(value);

describe('the order of need', () => {
  const usualAge = { days: 10, won: 5 };
  it.each([
    ['by step', row({ nextStep: 'waiting-for-us', amount: amount(1) }), row({ nextStep: 'expires-soon' })],
    ['what ends in three days before what is late', row({ daysToExpiry: 3 }), row({ ageDays: 11, usualAge })],
    ['what ends sooner of those', row({ daysToExpiry: 0, amount: amount(1) }), row({ daysToExpiry: 3 })],
    ['what is late before what is worth more', row({ ageDays: 11, usualAge }), row({ amount: amount(900) })],
    ['what is worth more', row({ amount: amount(900) }), row({ ageDays: 10, usualAge })],
    [
      'what is worth more, whether it ends in four days or never',
      row({ amount: amount(9_000) }),
      row({ daysToExpiry: 4 }),
    ],
    ['an end that is past is no hurry', row({ amount: amount(9_000) }), row({ daysToExpiry: -1 })],
    [
      'no amount of one currency is measured against another',
      row({ currency: 'EUR' }),
      row({ amount: amount(9_000) }),
    ],
  ])('%s', (_, first, second) => {
    expect([second, first].sort(byNeed)).toEqual([first, second]);
    expect([first, second].sort(byNeed)).toEqual([first, second]);
  });
});

describe('the next step', () => {
  it.each([
    [{ waitsForUs: true, daysToExpiry: -1, isOld: true }, 'waiting-for-us'],
    [{ waitsForUs: false, daysToExpiry: 0, isOld: true }, 'let-go'],
    [{ waitsForUs: false, daysToExpiry: -1, isOld: false }, 'expired'],
    [{ waitsForUs: false, daysToExpiry: 0, isOld: false }, 'expires-soon'],
    [{ waitsForUs: false, daysToExpiry: 7, isOld: false }, 'expires-soon'],
    [{ waitsForUs: false, daysToExpiry: 8, isOld: false }, 'waiting-for-customer'],
    [{ waitsForUs: false, daysToExpiry: null, isOld: false }, 'waiting-for-customer'],
  ] as const)('of %j is %s', (need, step) => expect(nextStepOf(need)).toBe(step));
});

it('sizes go by the median of their currency', () => {
  const offer = (value: number, currency = 'SEK') => ({ amount: value, currency });
  const bandOf = sizeBandsOf([offer(1), offer(2), offer(3), offer(1_000, 'EUR')]);
  expect([offer(1), offer(2), offer(999, 'EUR'), offer(1_000, 'EUR')].map(bandOf)).toEqual([
    'smaller',
    'larger',
    'smaller',
    'larger',
  ]);
});
