/** Days and times in words, as each language writes them. Times are shown in the viewer's own time zone. */
import type { Language } from './languages.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-SE' };
/** Swedish writes 14.32. */
const timeSeparator: Readonly<Record<Language, string>> = { en: ':', sv: '.' };

/** A calendar day has no time zone: it is read and written in UTC so that it never slides to a neighbour. */
const day = (isoDate: string) => new Date(`${isoDate}T00:00:00Z`);

/** "17 April 2026" · "17 april 2026" */
export function longDay(isoDate: string, language: Language): string {
  return day(isoDate).toLocaleDateString(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
}

/** "17 Apr" · "17 apr." */
export function shortDay(isoDate: string, language: Language): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return day(isoDate).toLocaleDateString(locales[language], options);
}

/** The day of an instant: "6 Mar", with the year when it is not `now`'s. */
export function shortDayOf(instant: number, language: Language, now: number = Date.now()): string {
  const date = new Date(instant);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(locales[language], {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** "6 March 2026" */
export function longDayOf(instant: number, language: Language): string {
  return new Date(instant).toLocaleDateString(locales[language], { dateStyle: 'long' });
}

/** "14:32" · "14.32" */
export function timeOf(instant: number, language: Language): string {
  const text = new Date(instant).toLocaleTimeString(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
  });
  return text.replace(':', timeSeparator[language]);
}

/** "6 March 2026 14:32" */
export function dayAndTime(instant: number, language: Language): string {
  return `${longDayOf(instant, language)} ${timeOf(instant, language)}`;
}

const minute = 60_000;
const steps = [
  { unit: 'minute', ms: minute, below: 60 * minute },
  { unit: 'hour', ms: 60 * minute, below: 24 * 60 * minute },
  { unit: 'day', ms: 24 * 60 * minute, below: 14 * 24 * 60 * minute },
] as const;

/** "5 minutes ago", "yesterday"; `null` under a minute ("just now" is the caller's word) and the day itself after two weeks. */
export function relativeTime(instant: number, language: Language, now: number): string | null {
  const age = Math.max(0, now - instant);
  if (age < minute) return null;
  const step = steps.find(({ below }) => age < below);
  if (!step) return shortDayOf(instant, language, now);
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  return format.format(-Math.floor(age / step.ms), step.unit);
}
