/** How much of a section's parts the paper shows, where somebody reads it as the customer does. */
import { createContext, useContext } from 'react';
import type { Disclosure, Section } from '#shared/quote/quote.ts';
import type { RoomMode } from './room-mode.ts';

/** Whoever builds the quote sees all of it. */
export function shownOf(section: Pick<Section, 'disclosure'> | null, mode: RoomMode): Disclosure {
  return section === null || mode === 'build' ? 'open' : section.disclosure;
}

const PricesShown = createContext(true);
export const PricesShownProvider = PricesShown.Provider;

/** Whether the parts of the section at hand say what they cost, or it has one price for all of them. */
export function usePricesShown(): boolean {
  return useContext(PricesShown);
}
