/** Which two versions are beside each other, and how much of them is shown: all of it stands in the address. */

export interface VersionsSearch {
  readonly from?: number;
  readonly to?: VersionPoint;
  /** Absent: the changes alone. */
  readonly show?: 'everything';
}

/** A sent version by its number, or the working copy. */
export type VersionPoint = number | 'draft';

export interface VersionPair {
  readonly from: number;
  readonly to: VersionPoint;
}

/** Keeps what is known and drops the rest. */
export function validVersionsSearch(search: Record<string, unknown>): VersionsSearch {
  const from = versionNumber(search['from']);
  const to = search['to'] === 'draft' ? 'draft' : versionNumber(search['to']);
  return {
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(search['show'] === 'everything' && { show: 'everything' as const }),
  };
}

function versionNumber(value: unknown): number | null {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= 1 ? number : null;
}

/** What there is to compare, newest first. */
export interface Comparable {
  readonly numbers: readonly number[];
  readonly hasDraft: boolean;
}

/** The pair that was asked for, where it can be had; else the newest version with the one before. `null`: only one. */
export function chosenPair(
  { numbers, hasDraft }: Comparable,
  { from, to }: VersionsSearch,
): VersionPair | null {
  const later = to !== undefined && (to === 'draft' ? hasDraft : numbers.includes(to)) ? to : numbers[0];
  if (later === undefined) return null;
  const earlier = numbers.filter((number) => isEarlier(number, later));
  const first = from !== undefined && earlier.includes(from) ? from : earlier[0];
  return first === undefined ? null : { from: first, to: later };
}

/** With another earlier version; the later one gives way where it is not later any more. */
export function withFrom({ numbers, hasDraft }: Comparable, pair: VersionPair, from: number): VersionPair {
  if (isEarlier(from, pair.to)) return { ...pair, from };
  const next = numbers.filter((number) => number > from).at(-1);
  return { from, to: next ?? (hasDraft ? 'draft' : pair.to) };
}

/** With another later one; the earlier version gives way where it is not earlier any more. */
export function withTo({ numbers }: Comparable, pair: VersionPair, to: VersionPoint): VersionPair {
  if (isEarlier(pair.from, to)) return { ...pair, to };
  const previous = numbers.find((number) => isEarlier(number, to));
  return { from: previous ?? pair.from, to };
}

export function isEarlier(number: number, point: VersionPoint): boolean {
  return point === 'draft' || number < point;
}
