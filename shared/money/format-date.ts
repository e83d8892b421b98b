/** Days and times as documents print them, in words of our own: editions of Intl data differ between machines. */
import { dayIn, type Instant, type IsoDate } from '../time.ts';
import { formatPerZone } from '../zone-format.ts';

export type DateLanguage = 'en' | 'sv';

const months: Readonly<Record<DateLanguage, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
};

const timeFormat = formatPerZone({
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  numberingSystem: 'latn',
});

const timeSeparator: Readonly<Record<DateLanguage, string>> = { en: ':', sv: '.' };

/** "17 April 2026" · "17 april 2026" */
export function formatDay(day: IsoDate, language: DateLanguage): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[language][Number(month) - 1] ?? month} ${year}`;
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
