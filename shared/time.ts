import { z } from 'zod';
import { dayInZone } from './zone-days.ts';

/** A calendar day, `2026-05-04`. Which instant it begins or ends at depends on the seller's time zone. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/** A point in time as whole milliseconds since 1970-01-01 UTC. Both databases store it so. */
export const Instant = z.int().min(0);
export type Instant = z.infer<typeof Instant>;

/** Whether it names a time zone of IANA's. */
export function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}

/**
 * The calendar day it is at `instant` in an IANA time zone: 23:30 UTC on 30 June is 1 July in Stockholm.
 * Throws a RangeError for a zone that does not exist.
 */
export function dayIn(timeZone: string, instant: Instant): IsoDate {
  return dayInZone(timeZone, instant);
}

/** Whole days from one calendar day to another; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const isoLength = 'yyyy-mm-dd'.length;

/** The day that many days later, or earlier. Throws a RangeError beyond the year 9999. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const [day = ''] = new Date(Date.parse(date) + days * 86_400_000).toISOString().split('T');
  if (day.length !== isoLength)
    throw new RangeError(`${date} and ${days} days have no day of four-digit years`);
  return day;
}

/** The same day `months` later, clamped to the month's last day: 31 August + 6 months is the last of February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const parts = [Math.floor(index / 12), (index % 12) + 1, Math.min(day, lastDay)];
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

const halfDayMs = 12 * 3_600_000;

/**
 * The instant at which the calendar day is over in an IANA time zone: the first one of the next day. The end of
 * 30 June in Stockholm is 22:00 UTC. A day that the zone skipped ends where the one before it did.
 */
export function endOfDay(timeZone: string, day: IsoDate): Instant {
  const midnightUtc = Date.parse(day) + 2 * halfDayMs;
  // No zone is as far from UTC as this.
  let [during, after] = [midnightUtc - 2 * halfDayMs, midnightUtc + 2 * halfDayMs];
  while (after - during > 1) {
    const middle = Math.floor((during + after) / 2);
    if (dayIn(timeZone, middle) <= day) during = middle;
    else after = middle;
  }
  return after;
}
