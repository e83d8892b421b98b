/**
 * The readable number of one version of a quote: "2026-0143", then "2026-0143-R2", always from the quote's own number.
 *
 * Versions are numbered 1, 2, 3 … as they are sent, without gaps and without reuse: one that was undone keeps its
 * number, so that what is left of it (the log, a retry) never names another.
 */
export function versionName(quoteNumber: string, version: number): string {
  return version === 1 ? quoteNumber : `${quoteNumber}-R${version}`;
}
