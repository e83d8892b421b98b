/** The day that arithmetic gives is the one that the clocks of the place show. */
import { describe, expect, it } from 'vitest';
import { madeOnce } from '#shared/made-once.ts';
import { seededRandom } from '#shared/statistics/random.ts';
import { addDays, dayIn } from '#shared/time.ts';

const formatOf = madeOnce(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en', {
      ...{ calendar: 'iso8601', numberingSystem: 'latn', timeZone },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    }),
);

/** Asked of the format each time. */
function shown(timeZone: string, instant: number): string {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Clocks are put at midnight, at one minute past it, by half an hour, and over a whole day. */
const zones = [
  'UTC',
  'Europe/Stockholm',
  'Europe/London',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Monrovia',
];

describe('the day in a time zone', () => {
  it.each(zones)(
    'is what the clocks of %s show, each quarter of an hour around what they are put at',
    (zone) => {
      for (const [year, month] of [
        [1971, 11],
        [2006, 3],
        [2010, 10],
        [2011, 11],
        [2026, 2],
        [2026, 9],
      ] as const) {
        const from = Date.UTC(year, month, 1);
        for (let at = from; at < from + 45 * day; at += 15 * minute) {
          for (const instant of [at, at + 60_001]) {
            const got = dayIn(zone, instant);
            if (got !== shown(zone, instant)) expect([instant, got]).toEqual([instant, shown(zone, instant)]);
          }
        }
      }
    },
    120_000,
  );

  it('is so at any moment, in any zone', () => {
    const random = seededRandom(3);
    const all = Intl.supportedValuesOf('timeZone');
    for (let nth = 0; nth < 3_000; nth += 1) {
      const zone = all[Math.floor(random() * all.length)] ?? 'UTC';
      const instant = Math.floor(random() * 4e12);
      expect(dayIn(zone, instant)).toBe(shown(zone, instant));
    }
  });

  it('is refused in a zone that does not exist, and after the year 9999', () => {
    expect(() => dayIn('Europe/Nowhere', 0)).toThrow(RangeError);
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });
});
