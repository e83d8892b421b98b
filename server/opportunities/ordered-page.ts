/** Pages of a list that is put in order for every question anew. */
import { createHash } from 'node:crypto';
import { type Place, placeAt } from '#shared/protocol/ordered-page.ts';

export interface PageAsked {
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface OrderedPage<T> {
  readonly rows: readonly T[];
  readonly count: number;
  readonly order: string;
  readonly after: string | null;
}

/** `placeOf`: the order is that of the places, and no two rows have the same. */
export function orderedPage<T>(
  all: readonly T[],
  placeOf: (row: T) => Place,
  { after, limit }: PageAsked,
): OrderedPage<T> {
  const placed = all
    .map((row) => ({ row, place: placeOf(row) }))
    .toSorted((a, b) => comparePlaces(a.place, b.place));
  const end = after === undefined ? null : placeAt(after);
  const rest = end ? placed.filter(({ place }) => comparePlaces(place, end) > 0) : placed;
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map(({ row }) => row),
    count: all.length,
    order: digestOf(placed.map(({ place }) => String(place.at(-1)))),
    after: last ? JSON.stringify(last.place) : null,
  };
}

export function comparePlaces(a: Place, b: Place): number {
  for (const [i, part] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return a.length - b.length;
}

const digestOf = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.join(' ')).digest('base64url').slice(0, 16);
