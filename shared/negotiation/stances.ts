/** What the customer's people say of going on at all, where no offer lies with them that they would answer instead. */
import type { QuoteStatus, VersionStanding } from '../quote/lifecycle.ts';
import type { IsoDate } from '../time.ts';

/**
 * stepped-back: not now, or not for us. went-on: on after all. ready-again: of a deal that was lost, that they would
 * take it up again. None of them moves a deal; each is a word of the buyer for the seller to decide by.
 */
export const stances = ['stepped-back', 'went-on', 'ready-again'] as const;
export type Stance = (typeof stances)[number];
/** Those that wait for the seller. To go on takes the first of them back, and leaves nothing to decide. */
export const standingStances = ['stepped-back', 'ready-again'] as const satisfies readonly Stance[];
export type StandingStance = (typeof standingStances)[number];

interface SentVersion {
  readonly standing: VersionStanding;
  readonly validUntil: IsoDate | null;
}

/**
 * Whether the quote is one to step back from: it is open, and nothing lies with the customer that could be declined.
 * `today`: the seller's day.
 */
export function mayStepBack(status: QuoteStatus, versions: readonly SentVersion[], today: IsoDate): boolean {
  const offer = versions.find(({ standing }) => standing === 'outstanding');
  const hasEnded = offer?.validUntil != null && offer.validUntil < today;
  if (status === 'sent') return hasEnded;
  return (status === 'co_design' || status === 'pricing') && (offer === undefined || hasEnded);
}
