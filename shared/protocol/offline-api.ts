/** The rows of the API for what happens to a version outside the product: an acceptance on paper, and taking one back. */
import { z } from 'zod';
import { OfflineState, offlineAnswers } from '../acceptance/offline.ts';
import { DisplayedTotals } from '../evidence/displayed-totals.ts';
import { KeptFileView, largestFileRequest, NewFile } from '../evidence/kept-file.ts';
import { KeptFileId, OfflineId, QuoteId } from '../ids.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { Loss } from '../opportunity/loss.ts';
import { Stage } from '../opportunity/stages.ts';
import { ContentHash } from '../quote/frozen-quote.ts';
import { Instant, IsoDate } from '../time.ts';

const version = z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) });
const words = z.string().trim().max(2_000);

export const OfflineView = z.strictObject({
  id: OfflineId,
  state: OfflineState,
  /** The day it was signed, or the letter was written. */
  acceptedOn: IsoDate,
  signedBy: z.string(),
  note: z.string(),
  /** `null`: it was taken back, and the file with it. */
  file: KeptFileView.nullable(),
  totals: DisplayedTotals,
  recordedBy: z.string(),
  recordedAt: Instant,
  /** The caller recorded it: somebody else must confirm. */
  isMine: z.boolean(),
  settledBy: z.string().nullable(),
  settledAt: Instant.nullable(),
});
export type OfflineView = z.infer<typeof OfflineView>;

/** One that waits for the caller. */
export const WaitingOffline = z.strictObject({
  quoteId: QuoteId,
  version: z.int(),
  title: z.string(),
  customerName: z.string(),
  acceptedOn: IsoDate,
  signedBy: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  currency: CurrencyCode,
  amount: MinorUnits,
});
export type WaitingOffline = z.infer<typeof WaitingOffline>;

export const offlineApi = {
  listOffline: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number/offline',
    audience: 'user',
    summary: 'Acceptances of a version outside the product that somebody has recorded, the latest first',
    params: version,
    answer: z.strictObject({ offline: z.array(OfflineView) }),
  },
  recordOffline: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/offline',
    audience: 'user',
    summary:
      'Record that a version was accepted on paper or by mail, with what was signed. It counts when a second person has confirmed it',
    params: version,
    bodyLimit: largestFileRequest,
    body: z.strictObject({
      /** What the page showed was accepted: compared with what stands. */
      hash: ContentHash,
      totals: DisplayedTotals,
      acceptedOn: IsoDate,
      signedBy: z.string().trim().min(1).max(200),
      note: words,
      file: NewFile,
    }),
    answer: z.strictObject({ offline: OfflineView }),
  },
  settleOffline: {
    method: 'POST',
    path: '/api/quotes/:quoteId/offline/:offlineId/settle',
    audience: 'user',
    summary:
      'Confirm or decline a recorded acceptance as somebody other than who recorded it, or take back one’s own',
    params: z.strictObject({ quoteId: QuoteId, offlineId: OfflineId }),
    body: z.strictObject({ answer: z.enum(offlineAnswers) }),
    answer: z.strictObject({ offline: OfflineView }),
  },
  listWaitingOffline: {
    method: 'GET',
    path: '/api/offline',
    audience: 'user',
    summary: 'Recorded acceptances that the caller may confirm, the oldest first',
    answer: z.strictObject({ waiting: z.array(WaitingOffline) }),
  },
  rescindAcceptance: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/rescind',
    audience: 'manager',
    summary:
      'Take back the acceptance that a deal was won by, with why and what shows it: the two sides talk on, or it is lost',
    params: version,
    bodyLimit: largestFileRequest,
    body: z.strictObject({
      reason: words.min(1),
      /** To the customer, who is told in any case; absent or empty: no words of one’s own. */
      toBuyer: words.optional(),
      file: NewFile,
      became: z.discriminatedUnion('stage', [
        z.strictObject({ stage: z.literal('negotiating') }),
        z.strictObject({ stage: z.literal('lost'), loss: Loss }),
      ]),
    }),
    answer: z.strictObject({ stage: Stage }),
  },
  getKeptFile: {
    method: 'GET',
    path: '/api/quotes/:quoteId/files/:fileId',
    audience: 'user',
    summary: 'A file that was handed in as evidence, as it was handed in',
    params: z.strictObject({ quoteId: QuoteId, fileId: KeptFileId }),
    mediaType: 'application/octet-stream',
  },
} as const;
