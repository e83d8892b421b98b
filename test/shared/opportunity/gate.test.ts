import { describe, expect, it } from 'vitest';
import { closesInTime } from '#shared/opportunity/gate.ts';
import { addMonths } from '#shared/time.ts';

describe('the gate’s window', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-24', 6, '2027-05-24'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-31', 12, '2027-01-31'],
    ['2026-03-15', -3, '2025-12-15'],
  ])('counts calendar months and clamps the day: %s + %i = %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('takes today and the last day, and nothing outside (I-34)', () => {
    expect(closesInTime('2026-11-24', '2026-11-24')).toBe(true);
    expect(closesInTime('2027-05-24', '2026-11-24')).toBe(true);
    expect(closesInTime('2027-05-25', '2026-11-24')).toBe(false);
    expect(closesInTime('2026-11-23', '2026-11-24')).toBe(false);
  });
});
