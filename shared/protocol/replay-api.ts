/** The row of the API that a replay of the quote is made of. */
import { z } from 'zod';
import { QuoteId } from '../ids.ts';
import { QuoteContent } from '../quote/quote.ts';
import { ValueChange } from '../replay/value-change.ts';
import { Instant } from '../time.ts';
import { Change, ParticipantView } from './change.ts';

/** Somebody said that the content as it stood was ready to be offered, or took that back. */
export const ReadyMoment = z.strictObject({
  by: ParticipantView,
  at: Instant,
  ready: z.boolean(),
  /** The last update that is in that content. */
  seq: z.int(),
});
export type ReadyMoment = z.infer<typeof ReadyMoment>;

export const ReplayPage = z.strictObject({
  /** Where a replay begins; `null` on the pages after the first. */
  now: z
    .strictObject({
      /** As it stands, with every choice that lies in the document: see `shared/quote-doc/loose-choices.ts`. */
      content: QuoteContent,
      /** IANA name; the seller's days begin and end in it, and what holds on a day is priced by it. */
      timeZone: z.string(),
      ready: z.array(ReadyMoment),
    })
    .nullable(),
  /** Newest first, without a hole. See `LoggedUpdate` in `shared/replay/quote-tape.ts`. */
  updates: z.array(
    z.strictObject({ seq: z.int(), changes: z.array(Change), exact: z.array(ValueChange).nullable() }),
  ),
  hasOlder: z.boolean(),
});
export type ReplayPage = z.infer<typeof ReplayPage>;

export const replayApi = {
  replayQuote: {
    method: 'GET',
    path: '/api/quotes/:quoteId/replay',
    audience: 'participant',
    summary: 'The content as it stands and what led to it, newest first; a guest’s begins where they came in',
    params: z.strictObject({ quoteId: QuoteId }),
    query: z.object({
      /** Only what came before this update. */
      before: z.coerce.number().int().optional(),
      /** Rows of the log. A page holds whole updates, so it may be a little longer. */
      limit: z.coerce.number().int().min(1).max(1_000).default(500),
    }),
    answer: ReplayPage,
  },
} as const;
