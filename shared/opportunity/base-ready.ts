/**
 * The basis of an offer is ready when both sides have said so of the very same content. Any change makes it another
 * content, of which nobody has said anything yet.
 */
import type { Side } from '../access/permissions.ts';
import type { QuoteStatus } from '../quote/lifecycle.ts';

/** In the internal step the customer waits, and what is calculated there they have not seen. */
const markers: Readonly<Record<QuoteStatus, readonly Side[]>> = {
  draft: [],
  co_design: ['seller', 'buyer'],
  pricing: ['seller'],
  sent: [],
  accepted: [],
  closed: [],
};

export function mayMarkReady(status: QuoteStatus, side: Side): boolean {
  return markers[status].includes(side);
}

/** Whether the marks are shown: where somebody can still set one. */
export function hasReadyMarks(status: QuoteStatus): boolean {
  return markers[status].length > 0;
}
