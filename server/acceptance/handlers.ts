/** The endpoints by which a version is answered. */
import type { QuoteId } from '#shared/ids.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { GuestActor } from '../accounts/actor.ts';
import { originOf } from '../accounts/origin.ts';
import type { Caller, Handlers } from '../http/handler.ts';
import { acceptVersion } from './accept.ts';
import { viewAnswer } from './answer-view.ts';
import { chooseInOffer } from './choose.ts';
import { enterSignCode, requestSignCode } from './code-commands.ts';
import { declineVersion } from './decline.ts';
import type { AcceptanceDeps, Answering } from './deps.ts';
import { nameSigner } from './name-signer.ts';

interface GuestCall {
  readonly actor: GuestActor;
  readonly params: { readonly quoteId: QuoteId; readonly number: number };
  readonly caller: Caller;
}

const answering = ({ actor, params, caller }: GuestCall): Answering => ({
  actor,
  ...params,
  origin: originOf(caller),
});

const answered = (view: AnswerView | Refusal) => (isRefusal(view) ? view : { answer: view });

export function acceptanceHandlers(deps: AcceptanceDeps) {
  return {
    getAnswer: async ({ actor, params: { quoteId, number } }) =>
      answered(await viewAnswer(deps.db, actor, quoteId, number, deps.now())),
    chooseInOffer: async (call) => answered(await chooseInOffer(deps, answering(call), call.body.moves)),
    requestSignCode: (call) => requestSignCode(deps, answering(call)),
    enterSignCode: async (call) => answered(await enterSignCode(deps, answering(call), call.body.code)),
    acceptVersion: async (call) =>
      answered(
        await acceptVersion(deps, {
          ...answering(call),
          shown: call.body,
          idempotencyKey: call.idempotencyKey,
        }),
      ),
    declineVersion: async (call) => answered(await declineVersion(deps, answering(call), call.body)),
    nameSigner: async (call) => answered(await nameSigner(deps, answering(call), call.body)),
  } satisfies Partial<Handlers>;
}
