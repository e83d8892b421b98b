/**
 * The value that a share of the values lies at or below, between neighbours in proportion (R. J. Hyndman and Y. Fan,
 * Am. Stat. 50, 1996, type 7); `null` of none. `rising`: sorted, smallest first. Worked: the median of 1 2 3 4 is 2.5.
 */
export function quantileOf(rising: ArrayLike<number>, share: number): number | null {
  const place = share * (rising.length - 1);
  const below = rising[Math.floor(place)];
  const above = rising[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

export const inRisingOrder = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort();
