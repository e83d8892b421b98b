/** The rows of the API in which the two sides come to terms: proposals, answers to an offer, losing and coming back. */
import { z } from 'zod';
import { declineReasons } from '../acceptance/answers.ts';
import { AcceptanceRequestId, ParticipantId, ProposalId, QuoteId } from '../ids.ts';
import { CurrencyCode, DecimalAmount } from '../money/amounts.ts';
import { Asked, AskedChoices, Given, ProposalTerms } from '../negotiation/asked.ts';
import { ProposalState } from '../negotiation/proposal-states.ts';
import { requestReasons } from '../negotiation/standing-offer.ts';
import { OpportunityGate } from '../opportunity/gate.ts';
import { Loss } from '../opportunity/loss.ts';
import { OfferTerms } from '../quote/frozen-quote.ts';
import { termsFields } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';
import { ParticipantView } from './change.ts';
import { SendRequestView, StanceView } from './views.ts';

const words = z.string().trim().max(2_000);
const counters = OfferTerms.shape.counters;

/**
 * What putting something else to a standing offer does to it, as the person was shown; `null` where nothing stands.
 * The server compares it with what the version says.
 */
const shownEffect = z.strictObject({ effect: counters, language: termsFields.language }).nullable();

export const ProposalView = z.strictObject({
  id: ProposalId,
  /** The sent version that it answers; `null`: it is about the draft alone. */
  version: z.int().nullable(),
  /** The proposal that it counters. */
  answers: ProposalId.nullable(),
  by: ParticipantView,
  asked: Asked,
  given: z.array(Given),
  note: z.string(),
  /** Of the component, when it was made; empty where it concerns the quote as a whole. */
  elementTitle: z.string(),
  /** What the quote said in that place when it was made. */
  before: z.json(),
  currency: CurrencyCode,
  state: ProposalState,
  madeAt: Instant,
  /** The last day it can be accepted. */
  expiresOn: IsoDate.nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: ParticipantView.nullable(),
  answerNote: z.string(),
  /** What it did to the standing offer, in the words its maker was shown. */
  effectWords: z.string().nullable(),
  /** Said by phone on that day, and written down by one of the seller's people; `null`: its maker put it here. */
  recorded: z.strictObject({ byName: z.string(), saidOn: IsoDate }).nullable(),
});
export type ProposalView = z.infer<typeof ProposalView>;

const MarginEffect = z.strictObject({ before: z.string().nullable(), after: z.string().nullable() });

export const wishes = ['accept', 'new-date'] as const;
export const AcceptanceRequestView = z.strictObject({
  id: AcceptanceRequestId,
  version: z.int(),
  by: ParticipantView,
  wish: z.enum(wishes),
  reason: z.enum(requestReasons),
  message: z.string(),
  state: z.enum(['open', 'confirmed', 'declined']),
  madeAt: Instant,
  answeredAt: Instant.nullable(),
  answerNote: z.string(),
});
export type AcceptanceRequestView = z.infer<typeof AcceptanceRequestView>;

/** What is said with a proposal, whether it starts a thread or counters another. */
export const NewProposal = ProposalTerms.extend({
  note: words,
  expiresOn: IsoDate.nullable(),
  shown: shownEffect,
});
export type NewProposal = z.infer<typeof NewProposal>;

const quote = z.strictObject({ quoteId: QuoteId });
const proposal = z.strictObject({ quoteId: QuoteId, proposalId: ProposalId });
const version = z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) });
const oneProposal = z.strictObject({ proposal: ProposalView });
const oneStance = z.strictObject({ stance: StanceView.nullable() });
const oneRequest = z.strictObject({ request: AcceptanceRequestView });

export const negotiationApi = {
  listProposals: {
    method: 'GET',
    path: '/api/quotes/:quoteId/proposals',
    audience: 'participant',
    summary: 'What the two sides have proposed to each other, newest first, and wishes to accept on request',
    params: quote,
    answer: z.strictObject({
      proposals: z.array(ProposalView),
      requests: z.array(AcceptanceRequestView),
      /** Private: absent for guests. What the seller keeps, by open proposal, and with all of the buyers’ accepted. */
      margins: z
        .strictObject({ proposals: z.record(z.string(), MarginEffect), all: MarginEffect.nullable() })
        .nullable(),
    }),
  },
  propose: {
    method: 'POST',
    path: '/api/quotes/:quoteId/proposals',
    audience: 'participant',
    summary:
      'Propose something else than what stands. On a sent quote a buyer’s proposal is a counter-offer, and says what it does',
    params: quote,
    body: NewProposal,
    answer: oneProposal,
  },
  answerProposal: {
    method: 'POST',
    path: '/api/quotes/:quoteId/proposals/:proposalId/answer',
    audience: 'participant',
    summary: 'Accept or decline what the other side proposes. Accepting changes the draft, as the seller',
    params: proposal,
    body: z.strictObject({ answer: z.enum(['accept', 'decline']), note: words }),
    answer: oneProposal,
  },
  counterProposal: {
    method: 'POST',
    path: '/api/quotes/:quoteId/proposals/:proposalId/counter',
    audience: 'participant',
    summary: 'Answer what the other side proposes with a proposal of one’s own, on the same thing',
    params: proposal,
    body: NewProposal,
    answer: oneProposal,
  },
  withdrawProposal: {
    method: 'POST',
    path: '/api/quotes/:quoteId/proposals/:proposalId/withdraw',
    audience: 'participant',
    summary: 'Take back what one’s own side has proposed',
    params: proposal,
    body: z.strictObject({}),
    answer: oneProposal,
  },
  requestSend: {
    method: 'POST',
    path: '/api/quotes/:quoteId/send-request',
    audience: 'guest',
    summary: 'Ask the seller to send what stands. Asked already, it is told once',
    params: quote,
    body: z.strictObject({ message: words }),
    answer: z.strictObject({ sendRequest: SendRequestView }),
  },
  stepBack: {
    method: 'POST',
    path: '/api/quotes/:quoteId/step-back',
    audience: 'guest',
    summary:
      'Say that one wants no offer now, and why, while none can be declined. The seller is told; nothing is lost by it',
    params: quote,
    body: z.strictObject({
      reason: z.enum(declineReasons),
      /** When to come back; only with "not now". */
      comeBack: IsoDate.nullable(),
      words,
    }),
    answer: oneStance,
  },
  goOn: {
    method: 'POST',
    path: '/api/quotes/:quoteId/go-on',
    audience: 'guest',
    summary: 'Take back that one has stepped back',
    params: quote,
    body: z.strictObject({}),
    answer: oneStance,
  },
  sayReadyAgain: {
    method: 'POST',
    path: '/api/quotes/:quoteId/ready-again',
    audience: 'guest',
    summary:
      'Say, of a quote whose deal was lost, that one is ready again. The seller is told, and takes it up or not',
    params: quote,
    body: z.strictObject({ words }),
    answer: oneStance,
  },
  counterOffer: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/counter',
    audience: 'participant',
    summary:
      'Other choices than a version was sent with: inside its offer space they can be accepted and nothing is written; outside they become a counter-offer',
    params: version,
    body: z.strictObject({ choices: AskedChoices, note: words, shown: shownEffect }),
    answer: z.strictObject({ proposal: ProposalView.nullable() }),
  },
  recordCounter: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/phone-counter',
    audience: 'user',
    summary:
      'Write down what a buyer asked for by phone about a version that stands: their counter-offer, as if they had put it',
    params: version,
    body: z.strictObject({
      asked: Asked,
      note: words,
      /** The buyer on the phone. */
      saidBy: ParticipantId,
      saidOn: IsoDate,
      shown: shownEffect,
    }),
    answer: oneProposal,
  },
  requestAcceptance: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/request',
    audience: 'participant',
    summary:
      'Ask to accept, or to have offered again, what can no longer be accepted as it stands. Records no acceptance',
    params: version,
    body: z.strictObject({ wish: z.enum(wishes), message: words }),
    answer: oneRequest,
  },
  answerRequest: {
    method: 'POST',
    path: '/api/quotes/:quoteId/acceptance-requests/:requestId/answer',
    audience: 'user',
    summary:
      'Confirm or decline such a wish. A version whose validity has ended is opened again with another date, to be sent anew',
    params: z.strictObject({ quoteId: QuoteId, requestId: AcceptanceRequestId }),
    body: z.strictObject({
      answer: z.enum(['confirm', 'decline']),
      validUntil: IsoDate.nullable(),
      note: words,
    }),
    answer: oneRequest,
  },
  loseOpportunity: {
    method: 'POST',
    path: '/api/quotes/:quoteId/lose',
    audience: 'user',
    summary:
      'Decide that there is no deal now, and why. The quote is there to read; an offer is taken back or left to run',
    params: quote,
    body: z.strictObject({ loss: Loss, offer: z.enum(['withdraw', 'let-run']) }),
    answer: z.strictObject({ cycle: z.int() }),
  },
  reviveOpportunity: {
    method: 'POST',
    path: '/api/quotes/:quoteId/revive',
    audience: 'user',
    summary: 'Take a lost opportunity up again: the gate is answered anew, and no earlier offer comes back',
    params: quote,
    body: z.strictObject({
      value: DecimalAmount,
      expectedClose: IsoDate,
      needWithinHalfYear: z.literal(true),
      needNote: OpportunityGate.shape.needNote,
    }),
    answer: z.strictObject({ cycle: z.int() }),
  },
} as const;
