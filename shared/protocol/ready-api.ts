/** The rows of the API by which both sides say that the basis of the offer is ready. */
import { z } from 'zod';
import { QuoteId } from '../ids.ts';
import { ContentHash } from '../quote/frozen-quote.ts';
import { Instant } from '../time.ts';
import { ParticipantView } from './change.ts';

const ReadyMark = z.strictObject({ by: ParticipantView, at: Instant }).nullable();

export const ReadyView = z.strictObject({
  /** Of the content as it stands: what a mark is set on. */
  hash: ContentHash,
  /** What each side has said of exactly this; `null`: nothing, or of something else. */
  seller: ReadyMark,
  buyer: ReadyMark,
  /** When both had said so; `null` while they have not. */
  readySince: Instant.nullable(),
});
export type ReadyView = z.infer<typeof ReadyView>;

const quote = z.strictObject({ quoteId: QuoteId });

export const readyApi = {
  getReady: {
    method: 'GET',
    path: '/api/quotes/:quoteId/ready',
    audience: 'participant',
    summary: 'Whether each side finds the content as it stands ready to be offered',
    params: quote,
    answer: ReadyView,
  },
  markReady: {
    method: 'POST',
    path: '/api/quotes/:quoteId/ready',
    audience: 'participant',
    summary: 'Say for one’s side that exactly this content is ready to be offered, or take that back',
    params: quote,
    body: z.strictObject({ hash: ContentHash, ready: z.boolean() }),
    answer: ReadyView,
  },
} as const;
