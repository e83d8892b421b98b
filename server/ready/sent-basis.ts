/** Whether what was sent had been found ready by both sides, and why it was sent all the same where it had not. */
import type { ContentHash } from '#shared/quote/frozen-quote.ts';

/** As it stands in the event of the sending. */
export interface SentBasis {
  /** Of the content that was sent: see `basis-hash.ts`. */
  readonly hash: ContentHash;
  readonly ready: boolean;
  /** The seller’s words for sending what was not ready; `null`: none were given, or none were needed. */
  readonly reason: string | null;
}
