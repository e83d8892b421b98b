/** Days and times as the screens show them: words from the product's own tables, on the viewer's clock. */
import { formatDay, formatInstant, formatTime } from '#shared/money/format-date.ts';
import { dayIn } from '#shared/time.ts';
import type { Language } from './languages.ts';

/** Asked once: whoever travels with an open page finds its times unchanged. */
let zone: string | undefined;
function viewersZone(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone;
}

/** The day it is for the viewer, as an ISO date. */
export function today(): string {
  return dayIn(viewersZone(), Date.now());
}

/** "17 April 2026" · "17 april 2026" */
export const longDay = formatDay;

/** "17 Apr" · "17 apr" */
export function shortDay(isoDate: string, language: Language): string {
  const [date = '', month = ''] = formatDay(isoDate, language).split(' ');
  return `${date} ${month.slice(0, 3)}`;
}

/** Of a month, "2026-04": "April 2026" · "april 2026" */
export function longMonth(isoMonth: string, language: Language): string {
  return formatDay(`${isoMonth}-01`, language).split(' ').slice(1).join(' ');
}

/** "Apr" · "apr" */
export function shortMonth(isoMonth: string, language: Language): string {
  return longMonth(isoMonth, language).slice(0, 3);
}

/** The day of an instant: "6 Mar", with the year when it is not `now`'s. */
export function shortDayOf(instant: number, language: Language, now: number = Date.now()): string {
  const day = dayIn(viewersZone(), instant);
  const year = day.slice(0, 4);
  const short = shortDay(day, language);
  return year === dayIn(viewersZone(), now).slice(0, 4) ? short : `${short} ${year}`;
}

/** "14:32" · "14.32" */
export function timeOf(instant: number, language: Language): string {
  return formatTime(instant, viewersZone(), language);
}

/** "6 March 2026 14:32" · "6 mars 2026 14.32" */
export function dayAndTime(instant: number, language: Language): string {
  return formatInstant(instant, viewersZone(), language);
}

const minute = 60_000;
const steps = [
  { unit: 'minute', ms: minute, below: 60 * minute },
  { unit: 'hour', ms: 60 * minute, below: 24 * 60 * minute },
  { unit: 'day', ms: 24 * 60 * minute, below: 14 * 24 * 60 * minute },
] as const;

/**
 * "5 minutes ago", "yesterday"; the day itself after two weeks. `null` under a minute: "just now" is the caller's
 * word. An instant ahead of `now` (another clock) counts as now.
 */
export function relativeTime(instant: number, language: Language, now: number): string | null {
  const age = Math.max(0, now - instant);
  if (age < minute) return null;
  const step = steps.find(({ below }) => age < below);
  if (!step) return shortDayOf(instant, language, now);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return format.format(-Math.floor(age / step.ms), step.unit);
}
