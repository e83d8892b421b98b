/** The rows of the API by which a seller sends an offer, takes it back, and asks somebody else to approve it. */
import { z } from 'zod';
import { BuyerRight } from '../access/permissions.ts';
import { ParticipantId, QuoteId } from '../ids.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { ApprovalDecision, ApprovalReason, ApprovalView } from '../quote/approval.ts';
import { ContentHash, OfferTerms } from '../quote/frozen-quote.ts';
import { Instant } from '../time.ts';
import { ParticipantView } from './change.ts';
import { QuoteView, Review, VersionSummary } from './views.ts';

const quote = z.strictObject({ quoteId: QuoteId });
const versionOfQuote = z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) });
const words = z.string().trim().max(2_000);
const people = z.array(z.strictObject({ name: z.string(), at: Instant }));
const { counters, signing, verification } = OfferTerms.shape;

/**
 * How the offer may be answered, as the seller chose it. What is absent is as in the version before, or as in
 * `offerTermsDefaults`. Who may sign is a right of each person; `order` puts them in the order of signing, and names
 * nobody who may not. `without`: people at the customer who are left out of this sending alone.
 */
export const OfferSettings = z.strictObject({
  counters: counters.optional(),
  signing: signing.optional(),
  verification: verification.optional(),
  order: z.array(ParticipantId).max(50).optional(),
  without: z.array(ParticipantId).max(50).optional(),
});
export type OfferSettings = z.infer<typeof OfferSettings>;

/** A request for approval that the caller may answer. */
export const WaitingApproval = z.strictObject({
  quoteId: QuoteId,
  number: z.string(),
  title: z.string(),
  customerName: z.string(),
  requestedBy: z.string(),
  requestedAt: Instant,
  note: z.string(),
  /** As they stood when it was asked. */
  reasons: z.array(ApprovalReason),
  currency: CurrencyCode,
  amount: MinorUnits.nullable(),
});
export type WaitingApproval = z.infer<typeof WaitingApproval>;

export const sendingApi = {
  reviewQuote: {
    method: 'GET',
    path: '/api/quotes/:quoteId/review',
    audience: 'user',
    summary: 'Exactly what would be sent now, its hash, and what speaks for or against sending it',
    params: quote,
    query: z.object({
      counters: counters.optional(),
      signing: signing.optional(),
      verification: verification.optional(),
      /** Ids of participants with commas between them. */
      order: z.string().max(2_500).optional(),
      without: z.string().max(2_500).optional(),
    }),
    answer: Review,
  },
  sendQuote: {
    method: 'POST',
    path: '/api/quotes/:quoteId/send',
    audience: 'user',
    summary:
      'Freeze and offer the reviewed content. Refused with what changed if it is not the present content',
    params: quote,
    body: z.strictObject({
      hash: ContentHash,
      seq: z.int().min(0),
      message: z.string().max(5_000),
      /** Why it is sent though not both sides have found it ready: needed then, and kept with the sending. */
      notReadyReason: z.string().trim().max(300).optional(),
      /** The same as the review was asked with. */
      offer: OfferSettings.default({}),
    }),
    answer: z.strictObject({ version: VersionSummary }),
  },
  undoSend: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/undo',
    audience: 'user',
    summary: 'Take a send back before the customer is told of it; afterwards it can only be withdrawn',
    params: versionOfQuote,
    body: z.strictObject({}),
    answer: QuoteView,
  },
  withdrawVersion: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/withdraw',
    audience: 'user',
    summary: 'Take back an offer that lies with the customer, who is told the reason',
    params: versionOfQuote,
    body: z.strictObject({ reason: words.min(1) }),
    answer: QuoteView,
  },
  getOpened: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number/opened',
    audience: 'user',
    summary:
      'Who at the customer has been in the quote since that version was offered, and who has looked at it',
    params: versionOfQuote,
    answer: z.strictObject({ people, seen: people }),
  },
  sawVersion: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/saw',
    audience: 'guest',
    summary: 'Say that one has had a sent version in sight for ten seconds. Nobody is told and nothing moves',
    params: versionOfQuote,
    body: z.strictObject({}),
    answer: z.strictObject({}),
  },
  setBuyerRight: {
    method: 'POST',
    path: '/api/quotes/:quoteId/participants/:participantId/right',
    audience: 'user',
    summary: 'What somebody at the customer may do: read, choose as well, or sign as well',
    params: z.strictObject({ quoteId: QuoteId, participantId: ParticipantId }),
    body: z.strictObject({ right: BuyerRight }),
    answer: z.strictObject({ participant: ParticipantView, right: BuyerRight }),
  },
  submitQuote: {
    method: 'POST',
    path: '/api/quotes/:quoteId/submit',
    audience: 'user',
    summary: 'Begin the internal step: the customer waits, and somebody else is asked to approve',
    params: quote,
    body: z.strictObject({
      note: words,
      /** What the costs rest on. Needed while something that is sold has no stated cost. */
      costBasis: words.default(''),
    }),
    answer: z.strictObject({ approval: ApprovalView }),
  },
  returnQuote: {
    method: 'POST',
    path: '/api/quotes/:quoteId/return',
    audience: 'user',
    summary: 'End the internal step without sending: both sides design on, and an approval is void',
    params: quote,
    body: z.strictObject({ reason: words.min(1) }),
    answer: QuoteView,
  },
  decideApproval: {
    method: 'POST',
    path: '/api/quotes/:quoteId/approval',
    audience: 'user',
    summary: 'Approve or decline exactly what was shown, as somebody other than who asked',
    params: quote,
    body: z.strictObject({ decision: ApprovalDecision, hash: ContentHash, note: words }),
    answer: z.strictObject({ approval: ApprovalView }),
  },
  getApproval: {
    method: 'GET',
    path: '/api/quotes/:quoteId/approval',
    audience: 'user',
    summary: 'Whether somebody else must approve what stands, why, and what they said',
    params: quote,
    answer: z.strictObject({ approval: ApprovalView }),
  },
  listApprovals: {
    method: 'GET',
    path: '/api/approvals',
    audience: 'user',
    summary: 'Requests for approval that the caller may answer, the oldest first',
    answer: z.strictObject({ waiting: z.array(WaitingApproval) }),
  },
} as const;
