/** The rows of the API that a page needs before it can show a quote: what a link opens, who one is, what stands there. */
import { z } from 'zod';
import { QuoteId } from '../ids.ts';
import { Instant } from '../time.ts';
import { Change } from './change.ts';
import { News } from './news.ts';
import { Me, QuoteView } from './views.ts';

const quote = z.strictObject({ quoteId: QuoteId });
const token = z.string().max(100);

export const roomApi = {
  me: {
    method: 'GET',
    path: '/api/me',
    audience: 'signedIn',
    summary: 'Who the session belongs to',
    answer: Me,
  },
  openLink: {
    method: 'POST',
    path: '/api/links/open',
    audience: 'anyone',
    summary: 'Exchange the token of a share link for a guest session cookie',
    body: z.strictObject({ token, code: z.string().max(20).optional() }),
    answer: z.strictObject({ quoteId: QuoteId }),
  },
  requestLinkCode: {
    method: 'POST',
    path: '/api/links/code',
    audience: 'anyone',
    summary: 'Mail the code that a share link asks for to the person it names',
    body: z.strictObject({ token }),
    answer: z.strictObject({ sentTo: z.string(), expiresAt: Instant }),
  },
  getQuote: {
    method: 'GET',
    path: '/api/quotes/:quoteId',
    audience: 'participant',
    summary: 'What stands around the document: status, parties, people, versions, what the caller may do',
    params: quote,
    answer: QuoteView,
  },
  listChanges: {
    method: 'GET',
    path: '/api/quotes/:quoteId/changes',
    audience: 'participant',
    summary: 'Who changed what, newest first',
    params: quote,
    query: z.object({
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({ changes: z.array(Change) }),
  },
  getNews: {
    method: 'GET',
    path: '/api/quotes/:quoteId/news',
    audience: 'participant',
    summary: 'What others changed since the caller was last there',
    params: quote,
    answer: z.strictObject({ news: News.nullable() }),
  },
  markSeen: {
    method: 'POST',
    path: '/api/quotes/:quoteId/seen',
    audience: 'participant',
    summary: 'Keep how far one has seen the changes',
    params: quote,
    body: z.strictObject({ seq: z.int().min(0) }),
    answer: z.strictObject({ seq: z.int() }),
  },
} as const;
