import { requestReasons } from '#shared/negotiation/standing-offer.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Offer } from './offer.ts';

/**
 * Why the version cannot be answered now; `null` while it can. It names how the version stands, so that a page that
 * was open meanwhile can say it.
 */
export function closedRefusal({ state, version }: Offer): Refusal | null {
  if (state === 'open') return null;
  const details = { state, validUntil: version.validUntil };
  return refuse(onRequest.has(state) ? 'offer-on-request' : 'offer-closed', { details });
}

/** Nothing but the seller's word is missing. */
const onRequest: ReadonlySet<Offer['state']> = new Set([...requestReasons, 'outpriced']);
