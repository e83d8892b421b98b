/** Days and times as documents print them. */
import { madeOnce } from '../made-once.ts';
import { dayIn, type Instant, type IsoDate } from '../time.ts';
import { formatPerZone } from '../zone-format.ts';

export type DateLanguage = 'en' | 'sv';

const locales: Readonly<Record<DateLanguage, string>> = { en: 'en-GB', sv: 'sv-SE' };

const dayFormat = madeOnce(
  (language: DateLanguage) =>
    new Intl.DateTimeFormat(locales[language], {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);

const timeFormat = formatPerZone({
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  numberingSystem: 'latn',
});

/** In Sweden a point, which Intl does not know. */
const timeSeparator: Readonly<Record<DateLanguage, string>> = { en: ':', sv: '.' };

/** "17 April 2026" · "17 april 2026". What is no day is left as it is written. */
export function formatDay(day: IsoDate, language: DateLanguage): string {
  const instant = Date.parse(day);
  return Number.isNaN(instant) ? day : dayFormat(language).format(instant);
}

/** "14:32" · "14.32", on the clock of an IANA time zone. Throws a RangeError for a zone that does not exist. */
export function formatTime(instant: Instant, timeZone: string, language: DateLanguage): string {
  const parts = timeFormat(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('hour').padStart(2, '0')}${timeSeparator[language]}${part('minute').padStart(2, '0')}`;
}

/** "17 April 2026 14:32" · "17 april 2026 14.32" */
export function formatInstant(instant: Instant, timeZone: string, language: DateLanguage): string {
  return `${formatDay(dayIn(timeZone, instant), language)} ${formatTime(instant, timeZone, language)}`;
}
