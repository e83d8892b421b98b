/** The quote whose figures are explained: the one in the room as it stands, or a version as it was sent. */
import { createContext, useContext, useMemo } from 'react';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { useSession } from '../sync/use-session.ts';
import { type Basis, useRoom } from './room-context.ts';

export interface ShownQuote {
  readonly content: QuoteContent;
  readonly priced: PricedQuote;
  /** Whether sums are shown with or without VAT where there is room for one. */
  readonly basis: Basis;
  /** Whether it can still become another: then what would change it is told beside what it is. */
  readonly isOpen?: boolean;
}

const ShownQuoteContext = createContext<(() => ShownQuote) | null>(null);

/**
 * Takes a hook that gives the quote, the same one for as long as it is there. Not the quote itself: each change would
 * then have to be carried through everything below, whether it shows figures or not.
 */
export const ShownQuoteProvider = ShownQuoteContext.Provider;

export function useShownQuote(): ShownQuote {
  const useIt = useContext(ShownQuoteContext);
  if (!useIt)
    throw new Error('There is no quote to explain here: put the figures inside a ShownQuoteProvider.');
  return useIt();
}

/** The first twelve months, or the whole term where that is shorter. */
export const firstMonths = (termMonths: number) => Math.min(12, termMonths);

/** The quote of the room, for a provider around its figures. */
export function useRoomQuote(): ShownQuote {
  const { basis, mode } = useRoom();
  const isOpen = mode !== 'read';
  const content = useSession((session) => session.content);
  const priced = useSession((session) => session.priced);
  return useMemo(() => ({ content, priced, basis, isOpen }), [content, priced, basis, isOpen]);
}
