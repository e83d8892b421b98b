/** The rows of the API that list quotes, and that say how far somebody has come with their own. */
import { z } from 'zod';
import { CustomerId, QuoteId } from '../ids.ts';
import { QuoteSummary } from './views.ts';

/** Where a page of quotes ended; the next one begins after it, whatever has come on top meanwhile. Opaque. */
export const QuoteCursor = z.string().regex(/^\d{1,16}-[\w-]{1,60}$/);

export const quotesApi = {
  listQuotes: {
    method: 'GET',
    path: '/api/quotes',
    audience: 'user',
    summary:
      'Quotes of the organisation or of one customer a page at a time, the last changed first; or those that some words fit, the best first, and of them no further page',
    query: z.object({
      /** Of customer, title, deal and number; all of them must be there. */
      words: z.string().max(200).optional(),
      customer: CustomerId.optional(),
      after: QuoteCursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({
      quotes: z.array(QuoteSummary),
      /** How many there are in all, or how many the words fit. */
      count: z.int(),
      /** `null`: there are no more. */
      after: QuoteCursor.nullable(),
    }),
  },
  getFirstSteps: {
    method: 'GET',
    path: '/api/first-steps',
    audience: 'user',
    summary:
      'How far the caller has come: tried, opened and sent a quote; and the quote to try the product on',
    answer: z.strictObject({
      /** In some quote of the organisation a customer has taken part. */
      tried: z.boolean(),
      /** The caller owns a deal with a quote. */
      created: z.boolean(),
      /** A version of such a quote was sent, and not undone. */
      sent: z.boolean(),
      toTry: QuoteId.nullable(),
    }),
  },
} as const;
