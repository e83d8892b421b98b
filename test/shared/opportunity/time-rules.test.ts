import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CycleFacts,
  holdingRules,
  isBlocked,
  managerDay,
  slipDays,
  timeRuleIds,
  weightOf,
} from '#shared/opportunity/time-rules.ts';
import { addWorkingDays } from '#shared/opportunity/working-days.ts';
import { addDays, addMonths, type IsoDate } from '#shared/time.ts';

const today = '2026-11-24';
const facts = (partial: Partial<CycleFacts> = {}): CycleFacts => ({
  stage: 'co_designing',
  startedOn: '2026-11-20',
  stageSince: '2026-11-20',
  expectedClose: '2027-01-15',
  redates: 0,
  lastRedatedOn: null,
  slips: { count: 0, days: 0 },
  lastBuyerActOn: null,
  outstanding: null,
  reviewAsked: null,
  horizonMonths: 3,
  learntSilenceDays: null,
  ...partial,
});
const holding = (partial: Partial<CycleFacts>, day: IsoDate = today) => [
  ...holdingRules(facts(partial), day).keys(),
];
const since = (rule: (typeof timeRuleIds)[number], partial: Partial<CycleFacts>, day: IsoDate = today) =>
  holdingRules(facts(partial), day).get(rule)?.since;

const aDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));

describe('calendar months', () => {
  it('clamp the day: 31 August and six months is the last of February', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  it('land in the month that is meant, on the same day or the last one, and never go back', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 48 }), (day, months) => {
        const after = addMonths(day, months);
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
        const [toYear = 0, toMonth = 0, toDate = 0] = after.split('-').map(Number);
        expect(toYear * 12 + toMonth).toBe(year * 12 + month + months);
        expect(toDate <= date).toBe(true);
        if (toDate < date) expect(addDays(after, 1).slice(8)).toBe('01');
        expect(addMonths(addDays(day, 1), months) >= after).toBe(true);
      }),
    );
  });
});

describe('letting go', () => {
  const old = { startedOn: '2026-05-24', stageSince: today };

  it('waits until the cycle is six months old, to the day', () => {
    const far = { ...old, expectedClose: '2027-06-01' };
    expect(holding(far, '2026-11-23')).not.toContain('let-go');
    expect(since('let-go', far)).toBe('2026-11-24');
    expect(since('let-go', { ...far, startedOn: '2026-08-31' }, '2027-02-28')).toBe('2027-02-28');
  });

  it.each([
    ['is not known', null, true],
    ['has passed', '2026-11-23', true],
    ['is today', today, false],
    ['lies a month ahead', '2026-12-24', false],
    ['lies a day more than a month ahead', '2026-12-25', true],
  ])('is proposed where the expected close %s: %s', (_, expectedClose, proposed) => {
    expect(holding({ ...old, expectedClose }).includes('let-go')).toBe(proposed);
  });

  it('counts from when both were so', () => {
    expect(since('let-go', { ...old, startedOn: '2026-01-01', expectedClose: '2026-10-01' })).toBe(
      '2026-10-02',
    );
    const moved = { startedOn: '2026-01-01', lastRedatedOn: '2026-09-10', expectedClose: '2027-03-01' };
    expect(since('let-go', moved)).toBe('2026-09-10');
  });

  it('comes to the managers when nobody has answered for fourteen days', () => {
    expect(managerDay('let-go', today)).toBe('2026-12-08');
    expect(managerDay('overdue', today)).toBeNull();
    expect(managerDay('review-waits', today)).toBe(today);
  });
});

describe('what has passed', () => {
  it('marks a deal the day after it should have closed, and holds it up', () => {
    expect(holding({ expectedClose: today })).not.toContain('overdue');
    expect(since('overdue', { expectedClose: '2026-11-23' })).toBe(today);
    expect(isBlocked(facts({ expectedClose: today }), today)).toBe(false);
    expect(isBlocked(facts({ expectedClose: '2026-11-23' }), today)).toBe(true);
  });

  it('asks three days before an offer ends, and marks it the day after', () => {
    const ending = (validUntil: IsoDate) => holding({ outstanding: { id: 'one', validUntil } });
    expect(ending('2026-11-28')).not.toContain('expires-soon');
    expect(ending('2026-11-27')).toContain('expires-soon');
    // On its last day it still stands.
    expect(ending(today)).toEqual(['expires-soon']);
    expect(ending('2026-11-23')).toEqual(['expired']);
    expect(holding({ outstanding: { id: 'one', validUntil: null } })).toEqual([]);
  });

  it('marks what was moved ahead more than twice, or by more than sixty days in all', () => {
    expect(holding({ slips: { count: 2, days: 60 } })).toEqual([]);
    expect(holding({ slips: { count: 3, days: 3 } })).toEqual(['slipping']);
    expect(holding({ slips: { count: 1, days: 61 } })).toEqual(['slipping']);
  });

  it('counts as a slip what is later, and by how many days', () => {
    expect(slipDays('2026-11-24', '2026-12-24')).toBe(30);
    expect(slipDays('2026-11-24', '2026-11-01')).toBe(0);
  });
});

describe('the horizon', () => {
  it('is as far as the pipeline looks, in calendar months', () => {
    expect(holding({ expectedClose: '2027-02-24' })).toEqual([]);
    expect(holding({ expectedClose: '2027-02-25' })).toEqual(['outside-horizon']);
    expect(holding({ expectedClose: '2027-02-25', horizonMonths: 6 })).toEqual([]);
  });
});

describe('silence', () => {
  it.each([
    ['identified', '2026-11-03', '2026-11-04'],
    ['co_designing', '2026-11-03', '2026-11-04'],
    ['quote_sent', '2026-11-10', '2026-11-11'],
    ['negotiating', '2026-11-10', '2026-11-11'],
    // Thursday, Friday and Monday are over on Tuesday.
    ['pricing_review', '2026-11-19', '2026-11-20'],
  ] as const)('in %s is marked from its day on', (stage, silent, notYet) => {
    expect(holding({ stage, stageSince: silent })).toEqual(['silent']);
    expect(holding({ stage, stageSince: notYet })).toEqual([]);
  });

  it('ends with what the buyer does, and with nothing that the seller does', () => {
    expect(holding({ stageSince: '2026-10-01', lastBuyerActOn: '2026-11-20' })).toEqual([]);
    expect(holding({ stageSince: '2026-10-01', redates: 1, lastRedatedOn: today })).toEqual(['silent']);
  });

  it('goes by what buyers have done, once that is known', () => {
    const quiet = { stageSince: '2026-11-03' };
    expect(holding({ ...quiet, learntSilenceDays: 30 })).toEqual([]);
    expect(holding({ ...quiet, learntSilenceDays: 5 })).toEqual(['silent']);
  });

  it('counts working days from Monday to Friday', () => {
    expect(addWorkingDays('2026-11-20', 1)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-21', 3)).toBe('2026-11-25');
    expect(addWorkingDays('2026-11-24', 3)).toBe('2026-11-27');
  });

  it('lets a review wait for three working days', () => {
    const asked = (on: IsoDate) => holding({ reviewAsked: { id: 'one', on } });
    expect(asked('2026-11-19')).toEqual([]);
    expect(asked('2026-11-18')).toEqual(['review-waits']);
  });
});

describe('what a deal weighs in a forecast', () => {
  it('is nothing while it is overdue or to be let go, and only then', () => {
    for (const rule of timeRuleIds) {
      expect(weightOf(new Map([[rule, null]])), rule).toBe(rule === 'let-go' || rule === 'overdue' ? 0 : 1);
    }
    expect(weightOf(new Map())).toBe(1);
  });

  it('never comes back by time alone', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (day, ahead, on) => {
          const deal = facts({ startedOn: day, stageSince: day, expectedClose: addDays(day, ahead) });
          const weight = (at: IsoDate) => weightOf(holdingRules(deal, at));
          const at = addDays(day, on);
          // A date that lay too far ahead comes near; what is past its date stays past it.
          if (deal.expectedClose !== null && at > deal.expectedClose) expect(weight(addDays(at, 1))).toBe(0);
        },
      ),
    );
  });
});
