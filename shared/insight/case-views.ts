/** The views of the sales process. Each is counted from rows of one kind, one per cycle of a deal, and opens to them. */
export const caseViews = [
  'overview',
  'age',
  'flow',
  'forecast',
  'outcomes',
  'losses',
  'gate',
  'co-design',
  'hygiene',
] as const;
export type CaseView = (typeof caseViews)[number];

/** The months that outcomes are told apart by, the present one among them; what was decided before them is one. */
export const outcomeMonths = 12;

/** Days since a version was sent: the last day of each bucket. */
export const ageBuckets = ['0-7', '8-14', '15-30', '31-60', '60+'] as const;
export type AgeBucket = (typeof ageBuckets)[number];
const lastDays = [7, 14, 30, 60];

export function ageBucketOf(days: number): AgeBucket {
  return ageBuckets[lastDays.findIndex((last) => days <= last)] ?? '60+';
}

/** Smaller and larger than the median of what was offered in its currency. */
export const sizeBands = ['smaller', 'larger'] as const;
export type SizeBand = (typeof sizeBands)[number];

/** Under so many cases there is no percentage, only how many of how many (promise I-40). */
export const fewestForRate = 5;
/** Under so many on each side nothing is compared. */
export const fewestToCompare = 20;
/** A time-to-decision curve is drawn from so many decided cases on. */
export const fewestForCurve = 20;
