/**
 * Order as a text beside each thing (fractional indexing): a thing put between two others gets a rank between
 * theirs, and nothing else is touched. Two people who insert in one place at once get the same rank, so order
 * is always by (rank, id), and a place between two equal ranks is made by ranking the whole row anew.
 */
import { generateNKeysBetween } from 'fractional-indexing';

export interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** Ranks grow when things are always put in the same place; beyond this length the row is ranked anew. */
const longestRank = 40;

export function byRank(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Ranks that put `ids`, in this order, before `beforeId` (at the end when it is absent or unknown) in a row that
 * is in order and holds none of them. Where there is no room, the answer also ranks the row's own things anew.
 */
export function ranksBefore(
  row: readonly Ranked[],
  ids: readonly string[],
  beforeId: string | undefined,
): Ranked[] {
  const found = row.findIndex((item) => item.id === beforeId);
  const at = found < 0 ? row.length : found;
  const between = keysBetween(row[at - 1]?.rank ?? null, row[at]?.rank ?? null, ids.length);
  if (between !== null) return pair(ids, between);
  const all = row.map((item) => item.id).toSpliced(at, 0, ...ids);
  return pair(all, generateNKeysBetween(null, null, all.length));
}

const pair = (ids: readonly string[], ranks: readonly string[]): Ranked[] =>
  ids.map((id, index) => ({ id, rank: ranks[index] ?? '' }));

/** `null` when nothing short fits between: equal or reversed neighbours, or a rank that is no proper key. */
function keysBetween(previous: string | null, next: string | null, count: number): string[] | null {
  if (previous !== null && next !== null && previous >= next) return null;
  try {
    const keys = generateNKeysBetween(previous, next, count);
    return keys.every((key) => key.length <= longestRank) ? keys : null;
  } catch {
    // The library throws on a rank that it would not have made, such as one written into the document by hand.
    return null;
  }
}

/** `count` ranks in order, for a row that is written at once. */
export function firstRanks(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}
