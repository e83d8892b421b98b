/**
 * Days in files: as spreadsheets of many countries write them. One order for the whole of a file, as "03/04/2027" is in
 * March in one and in April in another.
 */

/** Which comes first of day and month, where both are figures and the year stands last. */
export const dateOrders = ['day', 'month'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Year, two or three figures apart from each other by one sign; a time behind it says nothing. */
const yearFirst = /^(\d{4})([-./ ])(\d{1,2})\2(\d{1,2})$/;
const yearLast = /^(\d{1,2})([-./ ])(\d{1,2})\2(\d{4}|\d{2})$/;
const unbroken = /^(\d{4})(\d{2})(\d{2})$/;
const dayAndName = /^(\d{1,2})[-. ]+(\p{L}{3,})[-., ]+(\d{4}|\d{2})$/u;
const nameAndDay = /^(\p{L}{3,})[. ]+(\d{1,2})[., ]+(\d{4}|\d{2})$/u;
const timeBehind = /[T ,]+\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?\s*([AP]M|Z|[+-]\d{2}:?\d{2})?$/i;
/** Days since 30 December 1899, as a spreadsheet counts them: of 2010 to 2099. */
const serial = /^(\d{5})([.,]\d+)?$/;
const [firstSerial, lastSerial] = [40_179, 73_050];

/** By their first three letters, in English and Swedish. */
const months = ['jan', 'feb', 'mar', 'apr', 'maj|may', 'jun', 'jul', 'aug', 'sep', 'okt|oct', 'nov', 'dec'];

/** By days that can be read in one order alone; where nothing tells, the day, as nearly everywhere. */
export function guessOrder(cells: Iterable<string>): DateOrder {
  let [day, month] = [0, 0];
  for (const cell of cells) {
    const match = yearLast.exec(dayPart(cell));
    if (!match) continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && second <= 12) day += 1;
    if (second > 12 && first <= 12) month += 1;
  }
  return month > day ? 'month' : 'day';
}

/** Whether the order makes a difference for some of them. */
export const hasOrder = (cells: Iterable<string>): boolean =>
  [...cells].some((cell) => yearLast.test(dayPart(cell)));

/** `2027-03-31`, or `null` where it is no day of the calendar. */
export function dateIn(text: string, order: DateOrder): string | null {
  const day = dayPart(text);
  const count = serial.exec(day);
  if (count) return fromSerial(Number(count[1]));
  const parts = partsIn(day, order);
  if (!parts) return null;
  const [year, month, date] = parts;
  const iso = [
    String(year < 100 ? 2_000 + year : year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(date).padStart(2, '0'),
  ].join('-');
  const time = Date.parse(iso);
  // 31 February is none, though a parser may take it for one of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

const dayPart = (text: string): string => text.trim().replace(timeBehind, '').trim();

/** Year, month, day. */
function partsIn(day: string, order: DateOrder): readonly [number, number, number] | null {
  const first = yearFirst.exec(day);
  if (first) return [Number(first[1]), Number(first[3]), Number(first[4])];
  const whole = unbroken.exec(day);
  if (whole) return [Number(whole[1]), Number(whole[2]), Number(whole[3])];
  const last = yearLast.exec(day);
  if (last) {
    const [one, two, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
    return order === 'day' ? [year, two, one] : [year, one, two];
  }
  const named = dayAndName.exec(day);
  if (named) return [Number(named[3]), monthOf(named[2]), Number(named[1])];
  const before = nameAndDay.exec(day);
  return before && [Number(before[3]), monthOf(before[1]), Number(before[2])];
}

/** 0 where it is none. */
const monthOf = (name = ''): number =>
  1 + months.findIndex((names) => names.split('|').some((each) => name.toLowerCase().startsWith(each)));

function fromSerial(days: number): string | null {
  if (days < firstSerial || days > lastSerial) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}
