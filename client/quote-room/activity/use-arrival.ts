import { useMemo, useState } from 'react';
import type { FirstNews } from './use-first-news.ts';

/** What was news when the person came, for as long as they stay. */
export interface Arrival extends FirstNews {
  /** The line about it still stands above the paper. */
  readonly isTold: boolean;
  /** The person wants to be led to where it begins, and is not there yet. */
  readonly isSought: boolean;
  seek(): void;
  found(): void;
  dismiss(): void;
}

/** `atFirst`: as the room opens. What is found out later is no word about an arrival, and would move the page under the hands. */
export function useArrival(atFirst: FirstNews | null): Arrival | null {
  const [first] = useState(atFirst);
  const [isTold, setTold] = useState(true);
  const [isSought, setSought] = useState(false);
  return useMemo<Arrival | null>(
    () =>
      first && {
        ...first,
        isTold,
        isSought,
        seek: () => {
          setTold(false);
          setSought(true);
        },
        found: () => setSought(false),
        dismiss: () => setTold(false),
      },
    [first, isTold, isSought],
  );
}
