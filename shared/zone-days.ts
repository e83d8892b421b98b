import { madeOnce } from './made-once.ts';
import { formatPerZone } from './zone-format.ts';

/**
 * The calendar day of an instant by arithmetic. To format an instant takes microseconds, and lists ask it of every row;
 * so each day of UTC is asked once how far a zone is from UTC when it begins. Days on which a clock is put are few, and
 * are asked of the format each time.
 */
const dayMs = 86_400_000;

/** Of one zone: more days than a century has are more than anybody sells in. Then all are forgotten. */
const keptDays = 40_000;

const clockFormat = formatPerZone({
  calendar: 'iso8601',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `2026-05-04` of an instant in an IANA time zone. Throws a RangeError for a zone that does not exist. */
export const dayInZone: (timeZone: string, instant: number) => string = (timeZone, instant) =>
  daysOf(timeZone)(instant);

const daysOf = madeOnce((timeZone: string) => {
  const offsets = new Map<number, number>();
  const offsetFrom = (nth: number): number => {
    const known = offsets.get(nth);
    if (known !== undefined) return known;
    if (offsets.size >= keptDays) offsets.clear();
    const offset = clockAt(timeZone, nth * dayMs) - nth * dayMs;
    offsets.set(nth, offset);
    return offset;
  };
  return (instant: number): string => {
    const nth = Math.floor(instant / dayMs);
    const offset = offsetFrom(nth);
    const clock = offset === offsetFrom(nth + 1) ? instant + offset : clockAt(timeZone, instant);
    return isoDay(Math.floor(clock / dayMs));
  };
});

/** What the clocks of the zone show, as the instant at which those of UTC show it. */
function clockAt(timeZone: string, instant: number): number {
  const parts = clockFormat(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value);
  const clock = new Date(0);
  clock.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  return clock.setUTCHours(part('hour'), part('minute'), part('second'));
}

const days = new Map<number, string>();

/** The nth day since 1970-01-01, one text for all who ask. */
function isoDay(nth: number): string {
  const known = days.get(nth);
  if (known !== undefined) return known;
  if (days.size >= keptDays) days.clear();
  const [date = ''] = new Date(nth * dayMs).toISOString().split('T');
  days.set(nth, date);
  return date;
}
