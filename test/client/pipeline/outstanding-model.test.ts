import { describe, expect, it } from 'vitest';
import { OutstandingQuote } from '#shared/protocol/views.ts';
import {
  ageBar,
  endsSoon,
  groupByNextStep,
  sumByCurrency,
} from '../../../client/pipeline/outstanding-model.ts';

let made = 0;
function quote(change: Partial<OutstandingQuote>): OutstandingQuote {
  made += 1;
  return OutstandingQuote.parse({
    quoteId: `quote-${String(made).padStart(4, '0')}`,
    versionNumber: 1,
    customerName: 'Ekholmen Livs AB',
    opportunityTitle: 'CRM implementation',
    stage: 'quote_sent',
    sentAt: 0,
    ageDays: 1,
    daysToExpiry: null,
    validUntil: null,
    lastBuyerAct: null,
    currency: 'SEK',
    amount: 100,
    ownerName: 'Maria Holm',
    usualAge: null,
    expectedClose: '2026-12-31',
    lastReminder: null,
    waitingThread: null,
    droppedSinceBase: null,
    opportunityId: 'opportunity-0001',
    firstSentDays: 1,
    openQuestions: 0,
    slips: 0,
    nextStep: 'waiting-for-customer',
    ...change,
  });
}

describe('groups by next step', () => {
  it('come in the order to act, without empty ones', () => {
    const quotes = [quote({}), quote({ nextStep: 'waiting-for-us' })];
    expect(groupByNextStep(quotes).map((group) => group.step)).toEqual([
      'waiting-for-us',
      'waiting-for-customer',
    ]);
  });

  it('keep the order that their rows came in', () => {
    const [first, second] = [quote({ ageDays: 2 }), quote({ ageDays: 40, daysToExpiry: 2 })];
    expect(groupByNextStep([first, second])[0]?.quotes).toEqual([first, second]);
  });
});

describe('sums', () => {
  it('are kept apart by currency', () => {
    const quotes = [
      quote({ amount: 100 as never }),
      quote({ currency: 'EUR' }),
      quote({ amount: 50 as never }),
    ];
    expect(sumByCurrency(quotes)).toEqual([
      { currency: 'SEK', amount: 150 },
      { currency: 'EUR', amount: 100 },
    ]);
  });
});

describe('ages', () => {
  it('fill their bar at ninety days and warn after sixty', () => {
    expect(ageBar(0)).toEqual({ percent: 0, old: false });
    expect(ageBar(60)).toEqual({ percent: 67, old: false });
    expect(ageBar(61).old).toBe(true);
    expect(ageBar(400).percent).toBe(100);
  });
});

describe('the end of validity', () => {
  it('warns in the last three days, and no longer once it has passed', () => {
    expect([null, 4, 3, 0, -1].map(endsSoon)).toEqual([false, false, true, true, false]);
  });
});
