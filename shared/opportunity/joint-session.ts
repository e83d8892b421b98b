/** When the two sides have been in a quote together: long enough to shape it, by what each line said of itself. */
import type { ParticipantView } from '../protocol/change.ts';
import type { Instant } from '../time.ts';

/** Somebody in a room: since when without a silence, and when they last spoke. */
export interface Here {
  readonly participant: ParticipantView;
  /** Names the session, and opens nothing. */
  readonly sessionId: string;
  readonly since: Instant;
  readonly seenAt: Instant;
}

export interface JointSession {
  readonly buyer: Here;
  readonly seller: Here;
  readonly from: Instant;
  readonly to: Instant;
}

/** In milliseconds. */
export const jointMs = 120_000;

/**
 * Every pair of a buyer and a seller who were both here for two minutes, until the earlier of their last words: what
 * nobody has heard since then is not counted.
 */
export function jointSessions(here: readonly Here[]): JointSession[] {
  const of = (side: 'buyer' | 'seller') => here.filter(({ participant }) => participant.side === side);
  return of('buyer').flatMap((buyer) =>
    of('seller').flatMap((seller) => {
      const from = Math.max(buyer.since, seller.since);
      const to = Math.min(buyer.seenAt, seller.seenAt);
      return to - from >= jointMs ? [{ buyer, seller, from, to }] : [];
    }),
  );
}
