/** The version on the page as it stands now: what was frozen, with what has been chosen since. */
import { createContext, useContext } from 'react';
import type { OfferMove } from '#shared/acceptance/offer-choices.ts';
import type { DisplayedTotals } from '#shared/evidence/displayed-totals.ts';
import type { OfferSpace } from '#shared/pricing/offer-space.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';

export interface OnTheTable {
  readonly quoteId: string;
  readonly version: EndpointAnswer<'getVersion'>['version'];
  readonly frozen: EndpointAnswer<'getVersion'>['frozen'];
  readonly answer: AnswerView;
  /** With the choices that are shown. */
  readonly content: QuoteContent;
  readonly priced: PricedQuote;
  /** What the screen shows, as it is echoed when somebody signs. */
  readonly totals: DisplayedTotals;
  readonly space: OfferSpace;
  /** Whether a choice is on its way; nothing is signed until it has arrived. */
  readonly isChoosing: boolean;
  readonly isOffline: boolean;
  readonly choose: (moves: readonly OfferMove[]) => void;
}

const Context = createContext<OnTheTable | null>(null);

export const OfferProvider = Context.Provider;

export function useOffer(): OnTheTable {
  const offer = useContext(Context);
  if (!offer) throw new Error('There is no offer here: put the screen inside an OfferProvider');
  return offer;
}

/** For what is shown on other pages too; `null` where nothing can be answered. */
export function useOfferIfAny(): OnTheTable | null {
  return useContext(Context);
}
