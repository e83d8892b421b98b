import { describe, expect, it } from 'vitest';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { TimeRuleId } from '#shared/opportunity/time-rules.ts';
import { DealCard } from '#shared/protocol/pipeline-api.ts';
import { columnsOf, lineOf, stageBeside, sumsOf } from '../../../client/pipeline/board-model.ts';

const standard = { id: 'standard', name: 'Standard', hasPricingReview: true, horizonMonths: 3 };

let made = 0;
function deal(change: Partial<DealCard> = {}, ...rules: TimeRuleId[]): DealCard {
  made += 1;
  return DealCard.parse({
    opportunityId: `opportunity-${made}`,
    quoteId: `quote-0000${made}`,
    cycle: 1,
    stage: 'identified',
    pipelineId: 'standard',
    title: 'CRM',
    customerName: 'Ekholmen Livs AB',
    ownerUserId: 'user-0001',
    ownerName: 'Maria Holm',
    currency: 'SEK',
    amount: 100,
    ageDays: 1,
    expectedClose: '2027-01-31',
    slips: { count: 0, days: 0 },
    flags: rules.map((rule) => ({ rule, since: '2026-11-24' })),
    weight: 1,
    daysToExpiry: null,
    isOffered: false,
    lastBuyerAct: null,
    waitsForUs: false,
    quiet: null,
    isLive: false,
    lastEvent: { type: 'identified', at: 0, actorName: 'Maria Holm' },
    ...change,
  });
}

describe('the line of a card', () => {
  it('is what matters most', () => {
    const all: TimeRuleId[] = ['silent', 'let-go', 'expires-soon'];
    expect(lineOf(deal({ isLive: true, waitsForUs: true }, ...all))).toBe('live');
    expect(lineOf(deal({ waitsForUs: true }, ...all))).toBe('waiting-for-us');
    expect(lineOf(deal({}, ...all))).toBe('expires-soon');
    expect(lineOf(deal({}, 'silent', 'let-go'))).toBe('let-go');
    expect(lineOf(deal({}, 'silent'))).toBe('silent');
    expect(lineOf(deal())).toBe('last');
  });
});

describe('the columns', () => {
  it('leave out what the pipelines leave out, unless a deal is there', () => {
    const without = [{ ...standard, hasPricingReview: false }];
    expect(columnsOf([], without).map(({ stage }) => stage)).not.toContain('pricing_review');
    expect(columnsOf([deal({ stage: 'pricing_review' })], without).map(({ stage }) => stage)).toContain(
      'pricing_review',
    );
  });

  it('show apart what lies beyond the horizon, and do not count it', () => {
    const near = deal();
    const far = deal({ amount: MinorUnits.parse(900) }, 'outside-horizon');
    expect(columnsOf([far, near], [standard])[0]).toEqual({
      stage: 'identified',
      near: [near],
      far: [far],
      sums: [{ currency: 'SEK', amount: 100 }],
    });
  });

  it('put first what needs somebody most', () => {
    const [quiet, waits] = [deal({ amount: MinorUnits.parse(900) }), deal({ waitsForUs: true })];
    expect(columnsOf([quiet, waits], [standard])[0]?.near).toEqual([waits, quiet]);
  });

  it('never add up currencies', () => {
    expect(sumsOf([deal(), deal({ currency: 'EUR' }), deal()])).toEqual([
      { currency: 'SEK', amount: 200 },
      { currency: 'EUR', amount: 100 },
    ]);
  });
});

describe('moving', () => {
  it('leads to the stage beside, and nowhere at the ends', () => {
    expect(stageBeside(['identified', 'co_designing'], 'identified', -1)).toBeNull();
    expect(stageBeside(['identified', 'co_designing'], 'identified', 1)).toBe('co_designing');
    expect(stageBeside(['identified', 'co_designing'], 'co_designing', 1)).toBe('won');
  });
});
