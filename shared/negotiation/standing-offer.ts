/**
 * Whether an offer that was sent can be accepted as it stands. A changed acceptance is by law a refusal and a new
 * offer; the version itself says whether it stands all the same (`OfferTerms.counters`), so the answer follows from
 * what was frozen and from what has happened since.
 */
import type { OfferTerms } from '../quote/frozen-quote.ts';
import type { VersionStanding } from '../quote/lifecycle.ts';
import type { IsoDate } from '../time.ts';

/** Why an acceptance becomes a request that the seller has to confirm. */
export const requestReasons = ['late', 'countered', 'closed'] as const;
export type RequestReason = (typeof requestReasons)[number];

export type OfferAnswerable =
  | { readonly accept: 'cleanly' }
  | { readonly accept: 'on-request'; readonly reason: RequestReason }
  | { readonly accept: 'never'; readonly standing: Exclude<VersionStanding, 'outstanding'> };

export interface OfferFacts {
  readonly standing: VersionStanding;
  readonly counters: OfferTerms['counters'];
  /** The last day it holds, and the day it is for the seller. */
  readonly validUntil: IsoDate | null;
  readonly today: IsoDate;
  /** Whether the buyer has answered it with something else since the seller last said that it stands. */
  readonly wasCountered: boolean;
  /** Whether the seller has closed the quote while the offer was left to run. */
  readonly isClosed: boolean;
}

/** Worked: valid until 17 April, asked on the 18th: on request, `late` (promise I-12). */
export function offerAnswerable(facts: OfferFacts): OfferAnswerable {
  const { standing, counters, validUntil, today, wasCountered, isClosed } = facts;
  if (standing !== 'outstanding') return { accept: 'never', standing };
  if (validUntil !== null && today > validUntil) return { accept: 'on-request', reason: 'late' };
  if (isClosed) return { accept: 'on-request', reason: 'closed' };
  if (wasCountered && counters === 'lapse') return { accept: 'on-request', reason: 'countered' };
  return { accept: 'cleanly' };
}
