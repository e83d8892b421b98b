/** Of what is marked as standing out, at most this share by chance. */
export const falseDiscoveryRate = 0.1;

/**
 * Which of many tests may be marked, so that of the marked ones at most `rate` stand out by chance (Y. Benjamini and
 * Y. Hochberg, J. R. Stat. Soc. B 57, 1995). One answer per test, in their order. Worked: their fifteen tests of
 * section 4.1 at 0.05 give the four smallest.
 */
export function standOut(chances: readonly number[], rate = falseDiscoveryRate): boolean[] {
  const rising = chances.toSorted((a, b) => a - b);
  const last = rising.findLastIndex((chance, i) => chance <= ((i + 1) / rising.length) * rate);
  const limit = rising[last] ?? -1;
  return chances.map((chance) => chance <= limit);
}
