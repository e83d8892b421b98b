/** The endpoints of sending an offer and of taking it back. */
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import { OfferSettings } from '#shared/protocol/sending-api.ts';
import type { Handlers } from '../http/handler.ts';
import { listOpened, setBuyerRight } from './buyer-rights.ts';
import { extendOffer } from './extend-offer.ts';
import type { OfferAnnouncer } from './offer-announcer.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { remindBuyers } from './remind-buyers.ts';
import { reviewQuote } from './review.ts';
import { sendQuote } from './send-quote.ts';
import { sawVersion } from './sights.ts';
import { undoSend } from './undo-send.ts';
import { withdrawVersion } from './withdraw-version.ts';

export interface SendingDeps extends QuoteDeps {
  readonly offers: Pick<OfferAnnouncer, 'look'>;
}

const People = OfferSettings.pick({ order: true, without: true });

/** `undefined` of nobody: then the order is as it was in the version before. */
const idsIn = (list: string | undefined) => list?.split(',').filter((id) => id !== '');

export function sendingHandlers(deps: SendingDeps) {
  return {
    reviewQuote: async ({ actor, params, query: { order, without, ...offer } }) => {
      const people = People.safeParse({ order: idsIn(order), without: idsIn(without) });
      if (!people.success)
        return refuse('invalid-request', { detail: 'order, without: ids of participants' });
      return reviewQuote(deps, actor, params.quoteId, { ...offer, ...people.data });
    },
    sendQuote: async ({ actor, params, body, idempotencyKey }) => {
      const version = await sendQuote(deps, actor, { ...body, quoteId: params.quoteId, idempotencyKey });
      if (isRefusal(version)) return version;
      await deps.offers.look();
      return { version };
    },
    undoSend: ({ actor, params }) => undoSend(deps, actor, params.quoteId, params.number),
    withdrawVersion: ({ actor, params, body }) => withdrawVersion(deps, actor, { ...params, ...body }),
    extendOffer: ({ actor, params, body }) => extendOffer(deps, actor, { ...params, ...body }),
    remindBuyers: ({ actor, params, body }) => remindBuyers(deps, actor, { ...params, ...body }),
    getOpened: ({ actor, params }) => listOpened(deps, actor, params.quoteId, params.number),
    sawVersion: ({ actor, params }) => sawVersion(deps, actor, params.quoteId, params.number),
    setBuyerRight: ({ actor, params, body }) =>
      setBuyerRight(deps, actor, params.quoteId, params.participantId, body.right),
  } satisfies Partial<Handlers>;
}
