/** The endpoints of sending an offer and of taking it back. */
import { ParticipantId } from '#shared/ids.ts';
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import type { Handlers } from '../http/handler.ts';
import { listOpened, setBuyerRight } from './buyer-rights.ts';
import type { OfferAnnouncer } from './offer-announcer.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { reviewQuote } from './review.ts';
import { sendQuote } from './send-quote.ts';
import { undoSend } from './undo-send.ts';
import { withdrawVersion } from './withdraw-version.ts';

export interface SendingDeps extends QuoteDeps {
  readonly offers: Pick<OfferAnnouncer, 'look'>;
}

export function sendingHandlers(deps: SendingDeps) {
  return {
    reviewQuote: async ({ actor, params, query: { order, ...offer } }) => {
      const ids = ParticipantId.array().safeParse(order?.split(',').filter((id) => id !== '') ?? []);
      if (!ids.success) return refuse('invalid-request', { detail: 'order: ids of participants' });
      return reviewQuote(deps, actor, params.quoteId, { ...offer, order: ids.data });
    },
    sendQuote: async ({ actor, params, body, idempotencyKey }) => {
      const version = await sendQuote(deps, actor, { ...body, quoteId: params.quoteId, idempotencyKey });
      if (isRefusal(version)) return version;
      await deps.offers.look();
      return { version };
    },
    undoSend: ({ actor, params }) => undoSend(deps, actor, params.quoteId, params.number),
    withdrawVersion: ({ actor, params, body }) => withdrawVersion(deps, actor, { ...params, ...body }),
    getOpened: ({ actor, params }) => listOpened(deps, actor, params.quoteId, params.number),
    setBuyerRight: ({ actor, params, body }) =>
      setBuyerRight(deps, actor, params.quoteId, params.participantId, body.right),
  } satisfies Partial<Handlers>;
}
