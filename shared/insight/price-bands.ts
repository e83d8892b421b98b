/**
 * Prices by how they stand to the list price, in ten-thousandths of it. The bands are the same for every component and
 * fixed in advance: bands that are chosen after looking at the answers find what is not there.
 */
export const listPrice = 10_000;

export const priceBands = ['below-90', 'to-list', 'above-list'] as const;
export type PriceBand = (typeof priceBands)[number];

/** Up to and including which ratio each band reaches; the last one has no end. */
const reach = [8_999, listPrice, Number.POSITIVE_INFINITY];

/** The place in `priceBands` of a price; `null` where it is not known. */
export function bandOf(ratio: number | null): number | null {
  return ratio === null ? null : reach.findIndex((end) => ratio <= end);
}
