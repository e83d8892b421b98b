import { describe, expect, it } from 'vitest';
import { armPrice, armsOf, TrialBand, weekOf } from '#shared/catalogue/price-trial.ts';
import { addDays } from '#shared/time.ts';

describe('a list price that is drawn', () => {
  const band = { belowPercent: 10, abovePercent: 15 };

  it('is the lower end of the band, the list price or the upper end, to the minor unit', () => {
    expect(armsOf(band).map((arm) => armPrice('995', 'SEK', arm, band))).toEqual(['895.5', '995', '1144.25']);
    expect(armPrice('995', 'JPY', 'upper', band)).toBe('1144');
    expect(armPrice('0.333333', 'SEK', 'list', band)).toBe('0.333333');
    expect(armsOf({ belowPercent: 0, abovePercent: 5 })).toEqual(['list', 'upper']);
  });

  it('has a band that is one, and no wider than a try of the same price is', () => {
    const fits = (belowPercent: number, abovePercent: number) =>
      TrialBand.safeParse({ belowPercent, abovePercent }).success;
    expect([fits(0, 0), fits(-1, 5), fits(5.5, 0), fits(31, 0), fits(0, 31)]).toEqual(Array(5).fill(false));
    expect([fits(30, 30), fits(0, 1), fits(1, 0)]).toEqual(Array(3).fill(true));
  });

  it('holds from Monday to Sunday', () => {
    expect(weekOf('2026-11-30')).toBe('2026-11-30');
    expect(weekOf('2026-12-06')).toBe('2026-11-30');
    expect(weekOf('2027-01-01')).toBe('2026-12-28');
    const weeks = Array.from({ length: 700 }, (_, nth) => weekOf(addDays('2026-01-01', nth)));
    expect(new Set(weeks.map((monday) => new Date(monday).getUTCDay()))).toEqual(new Set([1]));
    expect(Math.max(...[...Map.groupBy(weeks, (week) => week).values()].map(({ length }) => length))).toBe(7);
  });
});
