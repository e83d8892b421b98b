import { useState } from 'react';

/** How much of a list stands on the page at first, and comes with each asking: more than that nobody reads at once. */
export const pageSize = 50;

interface Pages<T> {
  readonly shown: readonly T[];
  /** How many there are beyond them. */
  readonly left: number;
  readonly more: () => void;
}

/** Of a long list its first part, and the next one when somebody asks for it. Sums are of all of it, and not its business. */
export function usePages<T>(all: readonly T[], size = pageSize): Pages<T> {
  const [pages, setPages] = useState(1);
  const shown = all.slice(0, pages * size);
  return { shown, left: all.length - shown.length, more: () => setPages(pages + 1) };
}
