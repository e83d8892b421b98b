import { createContext, useContext } from 'react';
import type { Side } from '#shared/access/permissions.ts';

/** What every cell of a comparison needs to know. */
export interface ComparedView {
  readonly side: Side;
  readonly currency: string;
  /** What the two are called: "Version 1", "Working copy". */
  readonly before: string;
  readonly after: string;
  /** Decimals of every amount in the table, so that all look alike. */
  readonly decimals: number;
  /** The largest difference over the first year, whose bar is the longest. */
  readonly largest: number;
  /** Private: whether there is a column of margins. */
  readonly hasMargins: boolean;
}

const ComparedContext = createContext<ComparedView | null>(null);
export const ComparedProvider = ComparedContext.Provider;

export function useCompared(): ComparedView {
  const view = useContext(ComparedContext);
  if (!view) throw new Error('A part of a comparison is shown outside of one');
  return view;
}
