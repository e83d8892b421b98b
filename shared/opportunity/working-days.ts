/** Days on which people work: Monday to Friday. Public holidays differ from place to place and are not known here. */
import { addDays, type IsoDate } from '../time.ts';

const isWorkingDay = (day: IsoDate): boolean => {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** The day on which that many working days have gone by since `day`, which itself does not count. */
export function addWorkingDays(day: IsoDate, count: number): IsoDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
