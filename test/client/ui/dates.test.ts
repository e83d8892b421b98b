import { describe, expect, it } from 'vitest';
import { longDay, relativeTime, shortDay, timeOf } from '../../../client/ui/dates.ts';

const noon = Date.UTC(2026, 2, 17, 12, 0);
const minutes = (count: number) => count * 60_000;

describe('days in words', () => {
  it('reads a calendar day as that day in every time zone', () => {
    expect(longDay('2026-04-17', 'en')).toBe('17 April 2026');
    expect(longDay('2026-04-17', 'sv')).toBe('17 april 2026');
    expect(shortDay('2026-01-01', 'en')).toBe('1 Jan');
  });
});

describe('times', () => {
  it('are written with a point in Swedish', () => {
    const twoThirtyTwo = new Date(2026, 2, 17, 14, 32).getTime();
    expect(timeOf(twoThirtyTwo, 'en')).toBe('14:32');
    expect(timeOf(twoThirtyTwo, 'sv')).toBe('14.32');
  });
});

describe('relative times', () => {
  it.each([
    [0, null],
    [59_000, null],
    [minutes(5), '5 minutes ago'],
    [minutes(60 * 3), '3 hours ago'],
    [minutes(60 * 30), 'yesterday'],
    [minutes(60 * 24 * 13), '13 days ago'],
    [minutes(60 * 24 * 20), '25 Feb'],
  ])('%d ms ago reads %s', (age, words) => {
    expect(relativeTime(noon - age, 'en', noon)).toBe(words);
  });

  it('treat a clock that is ahead of ours as now', () => {
    expect(relativeTime(noon + minutes(10), 'en', noon)).toBeNull();
  });
});
