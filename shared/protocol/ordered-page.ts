/**
 * A page of a list whose order is worked out anew for every question, from what holds at that moment: rows may have moved
 * between one page and the next. Each page says which order it is of, so that whoever holds several sees that they are of
 * one, or reads them again.
 */
import { z } from 'zod';

/** Where a row stands: compared part by part. The last part is of that row alone. */
export const Place = z.array(z.union([z.number(), z.string()])).max(12);
export type Place = z.infer<typeof Place>;

/** Where a page ended; the next begins after it, also when that row has gone. Opaque. */
export const PlaceCursor = z
  .string()
  .max(2_000)
  .refine((text) => placeAt(text) !== null, 'not where a page ended');

export function placeAt(cursor: string): Place | null {
  try {
    return Place.safeParse(JSON.parse(cursor)).data ?? null;
  } catch {
    return null;
  }
}

export const pageAsked = {
  after: PlaceCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const pageGiven = {
  /** How many rows there are on all pages. */
  count: z.int(),
  /** Another one as soon as a row has come, gone or moved. */
  order: z.string(),
  /** `null`: there are no more. */
  after: PlaceCursor.nullable(),
};
