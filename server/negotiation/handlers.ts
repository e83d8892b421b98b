/** The endpoints of negotiation: each row of the table leads to one command or reading. */
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { requestAcceptance } from './acceptance-requests.ts';
import { answerProposal } from './answer-proposal.ts';
import { answerRequest } from './answer-request.ts';
import { counterOffer } from './counter-offer.ts';
import { listProposals } from './list-proposals.ts';
import { propose } from './propose.ts';
import { recordCounter } from './record-counter.ts';
import { requestSend } from './request-send.ts';
import { goOn, sayReadyAgain, stepBack } from './say-stance.ts';

export function negotiationHandlers(deps: QuoteDeps) {
  return {
    listProposals: ({ actor, params }) => listProposals(deps, actor, params.quoteId),
    propose: async ({ actor, params, body }) =>
      asProposal(await propose(deps, actor, { quoteId: params.quoteId, said: body })),
    answerProposal: async ({ actor, params, body }) =>
      asProposal(await answerProposal(deps, actor, { ...params, command: body.answer, note: body.note })),
    counterProposal: async ({ actor, params: { quoteId, proposalId }, body }) =>
      asProposal(await propose(deps, actor, { quoteId, counters: proposalId, said: body })),
    withdrawProposal: async ({ actor, params }) =>
      asProposal(await answerProposal(deps, actor, { ...params, command: 'withdraw', note: '' })),
    counterOffer: async ({ actor, params, body }) =>
      asProposal(await counterOffer(deps, actor, { ...params, ...body })),
    recordCounter: async ({ actor, params, body }) =>
      asProposal(await recordCounter(deps, actor, { ...params, ...body })),
    requestSend: async ({ actor, params, body }) => {
      const sendRequest = await requestSend(deps, actor, { ...params, ...body });
      return isRefusal(sendRequest) ? sendRequest : { sendRequest };
    },
    stepBack: async ({ actor, params, body }) =>
      asStance(await stepBack(deps, actor, { ...params, ...body })),
    goOn: async ({ actor, params }) => asStance(await goOn(deps, actor, params.quoteId)),
    sayReadyAgain: async ({ actor, params, body }) =>
      asStance(await sayReadyAgain(deps, actor, { ...params, ...body })),
    requestAcceptance: async ({ actor, params, body }) =>
      asRequest(await requestAcceptance(deps, actor, { ...params, ...body })),
    answerRequest: async ({ actor, params, body }) =>
      asRequest(await answerRequest(deps, actor, { ...params, ...body })),
  } satisfies Partial<Handlers>;
}

const asProposal = <P>(proposal: P | Refusal) => (isRefusal(proposal) ? proposal : { proposal });
const asStance = <S>(stance: S | Refusal) => (isRefusal(stance) ? stance : { stance });
const asRequest = <R>(request: R | Refusal) => (isRefusal(request) ? request : { request });
