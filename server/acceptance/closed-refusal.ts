import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import type { Offer } from './offer.ts';

/**
 * Why the version cannot be answered now; `null` while it can. It names how the version stands, so that a page that
 * was open meanwhile can say it.
 */
export function closedRefusal({ state, version, frame }: Offer): Refusal | null {
  if (state === 'expired' || state === 'outpriced') {
    return refuse('offer-expired', { details: { state, validUntil: version.validUntil } });
  }
  const isOver = state !== 'open' || statusAfter('accept', frame.quote.status) === null;
  return isOver ? refuse('offer-closed', { details: { state } }) : null;
}
