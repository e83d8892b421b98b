import { describe, expect, it } from 'vitest';
import {
  defaultWakeUp,
  Loss,
  type LostVariant,
  lostRules,
  lostVariants,
  wakeUpProblem,
} from '#shared/opportunity/loss.ts';

const today = '2026-08-31';

describe('the ways in which a deal is lost', () => {
  it.each<[LostVariant, string | null]>([
    ['competitor', '2027-08-31'],
    ['customer_disqualified', null],
    ['we_disqualified', null],
    ['no_decision', '2027-02-28'],
    ['time_let_go', '2027-02-28'],
    ['deprioritised_by_customer', null],
    ['price', '2027-02-28'],
    ['duplicate_or_error', null],
  ])('%s is worth asking about again on %s, unless somebody says otherwise', (variant, day) => {
    expect(defaultWakeUp(variant, today)).toBe(day);
  });

  it('are counted in rates, but for what never was a deal', () => {
    expect(lostVariants.filter((variant) => lostRules[variant].isNoLoss)).toEqual(['duplicate_or_error']);
  });

  const loss = (variant: 'time_let_go' | 'no_decision', wakeUpOn: string | null): Loss => ({
    ...{ variant, note: '', comeBack: true, wakeUpOn },
  });

  it('need a day to come back where that is what they mean, and a day that lies ahead', () => {
    expect(lostVariants.filter((variant) => lostRules[variant].needsWakeUp)).toEqual([
      'time_let_go',
      'deprioritised_by_customer',
    ]);
    expect(wakeUpProblem(loss('time_let_go', null), today)).toBe('missing');
    expect(wakeUpProblem(loss('no_decision', null), today)).toBeNull();
    expect(wakeUpProblem(loss('no_decision', today), today)).toBe('past');
    expect(wakeUpProblem(loss('no_decision', '2026-09-01'), today)).toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ['who the competitor is', { variant: 'competitor', competitor: ' ', priceGap: null, component: '' }],
    ['what became of the customer', { variant: 'customer_disqualified' }],
    ['why we said no', { variant: 'we_disqualified', why: ' ' }],
    ['when the customer expects to have time', { variant: 'deprioritised_by_customer' }],
  ])('say %s', (_, said) => {
    expect(Loss.safeParse({ ...said, note: '', comeBack: true, wakeUpOn: null }).success).toBe(false);
  });
});
