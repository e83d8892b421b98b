import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';

export interface AcceptedOffer {
  /** As it was frozen, with what was chosen of it. */
  readonly frozen: FrozenQuote;
  /** For the day it was accepted. */
  readonly priced: PricedQuote;
}

/** The version as it was accepted; `null` while it has not been. */
export function acceptedOffer(frozen: FrozenQuote, answer: AnswerView): AcceptedOffer | null {
  if (answer.accepted === null) return null;
  const content = chosenContent(frozen.content, answer.choices);
  return { frozen: { ...frozen, content }, priced: priceQuote(content, { asOf: answer.asOf }) };
}
